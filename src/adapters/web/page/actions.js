/** Buttons, menus and forms: sends what was pressed and shows what comes of it. */
import { openForm } from './dialogs.js'
import { show } from './messages.js'
import { send } from './server.js'
import { say } from './notice.js'
import { element } from './element.js'

export function startActions() {
  const list = element('messages')
  list.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('button[data-press]')
    if (button instanceof HTMLButtonElement) void press(button)
  })
  list.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    const chosen = new FormData(form).getAll('chosen').filter((value) => value !== '')
    if (fits(form, chosen.length)) {
      void once(form, { address: form.dataset.choose, chosen, message: messageOf(form) })
    }
  })
}

/** @param {HTMLButtonElement} button */
export function press(button) {
  return once(button, { address: button.dataset.press, message: messageOf(button) })
}

/**
 * Sends a press unless the last one of this control is still under way.
 * @param {HTMLElement} control
 * @param {Record<string, unknown>} body
 */
async function once(control, body) {
  if (control.ariaBusy === 'true') return
  control.ariaBusy = 'true'
  const outcome = await send('press', body)
  control.ariaBusy = 'false'
  if (outcome.form !== undefined) openForm(outcome.form, /** @type {string} */ (body['message']))
  if (outcome.message !== undefined) show(outcome.message, true)
  say(outcome.error)
}

/**
 * @param {HTMLFormElement} form
 * @param {number} count
 */
function fits(form, count) {
  const rule = form.querySelector('fieldset')
  if (rule === null) return true
  const { min = '0', max = '100' } = rule.dataset
  const fine = count >= Number(min) && count <= Number(max)
  say(
    fine
      ? undefined
      : `Please ${rule.querySelector('.rule')?.textContent?.toLowerCase() ?? 'choose'}.`,
  )
  return fine
}

/** @param {Element} control */
function messageOf(control) {
  const message = control.closest('[data-message]')
  return message instanceof HTMLElement ? message.dataset.message : undefined
}
