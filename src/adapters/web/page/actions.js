/** Buttons and menus in messages: sends what was pressed or chosen, and shows the outcome. */
import { openForm } from './dialogs.js'
import { show } from './messages.js'
import { send } from './server.js'
import { showNotice } from './notice.js'
import { element } from './element.js'

export function startActions() {
  const list = element('messages')
  list.addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('button[data-press]')
    if (button instanceof HTMLButtonElement) void submitAction(button)
  })
  list.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    const chosen = new FormData(form).getAll('chosen').filter((value) => value !== '')
    if (checkCount(form, chosen.length)) {
      void sendOnce(form, { address: form.dataset.choose, chosen, message: messageOf(form) })
    }
  })
}

/** @param {HTMLButtonElement} button */
export function submitAction(button) {
  return sendOnce(button, { address: button.dataset.press, message: messageOf(button) })
}

/**
 * Sends a press, unless the last one of this control has not been answered yet.
 * @param {HTMLElement} control
 * @param {Record<string, unknown>} body
 */
async function sendOnce(control, body) {
  if (control.ariaBusy === 'true') return
  control.ariaBusy = 'true'
  const outcome = await send('press', body)
  control.ariaBusy = 'false'
  if (outcome.form !== undefined) openForm(outcome.form, /** @type {string} */ (body['message']))
  if (outcome.message !== undefined) show(outcome.message, true)
  showNotice(outcome.error)
}

/**
 * @param {HTMLFormElement} form
 * @param {number} count
 */
function checkCount(form, count) {
  const rule = form.querySelector('fieldset')
  if (rule === null) return true
  const { min = '0', max = '100' } = rule.dataset
  const isValid = count >= Number(min) && count <= Number(max)
  showNotice(
    isValid ? undefined : `${rule.querySelector('.rule')?.textContent ?? 'Choose again'}, please.`,
  )
  return isValid
}

/** @param {Element} control */
function messageOf(control) {
  const message = control.closest('[data-message]')
  return message instanceof HTMLElement ? message.dataset.message : undefined
}
