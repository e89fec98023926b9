/** Buttons and menus in messages: sends what was pressed or chosen. Some buttons have a key, such as 1 to 6 in a quiz. */
import { showOutcome } from './dialogs.js'
import { element, onClick, showNotice, whileBusy } from './element.js'
import { send } from './server.js'

/** What answers a question or turns a flashcard. */
const answers =
  ":is(button[data-key]:enabled, [data-press^='quiz:write:'], [data-choose^='quiz:pick:'] input)"

export function startActions() {
  onClick('messages', 'button[data-press]', submitAction)
  element('messages').addEventListener('submit', (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    const chosen = new FormData(form).getAll('chosen').filter((value) => value !== '')
    if (checkCount(form, chosen.length)) sendAction(form, { address: form.dataset.choose, chosen })
  })
  element('to-answers').addEventListener('click', () => {
    const message = [...document.querySelectorAll(`.message:has(${answers})`)].at(-1)
    const first = message?.querySelector(answers)
    if (first instanceof HTMLElement) first.focus()
  })
  // A key that is held down would press what comes in the place of the button, too.
  element('messages').addEventListener('keydown', (event) => {
    const target = /** @type {Element} */ (event.target)
    if (event.repeat && event.key === 'Enter' && target.matches('button')) event.preventDefault()
  })
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (document.querySelector('dialog[open]') !== null || isWriting(event.target)) return
    if (/^[1-6 ]$/.test(event.key)) {
      const control = controlFor(event.key)
      if (control === undefined) return
      event.preventDefault()
      if (control instanceof HTMLInputElement) tick(control)
      else submitAction(control)
    } else if (event.key === '/' && event.target !== element('line')) {
      event.preventDefault()
      element('line').focus()
    }
  })
}

/**
 * Returns the button or the box with this key, in the message that has the focus or else in the newest one that has it. A space
 * keeps its meaning on whatever else can be pressed.
 * @param {string} key
 */
function controlFor(key) {
  const { activeElement } = document
  if (key === ' ' && activeElement?.matches('button, summary, a, input[type=checkbox]')) return
  const selector = `[data-key="${key}"]:enabled`
  const focused = activeElement?.closest('.message')?.querySelectorAll(selector) ?? []
  const all = document.querySelectorAll(`.message ${selector}`)
  const control = [...focused].at(-1) ?? [...all].at(-1)
  return control instanceof HTMLElement ? control : undefined
}

/** Once it has the focus, Enter sends what is ticked. @param {HTMLInputElement} box */
function tick(box) {
  box.focus()
  box.click()
}

/** @param {HTMLElement} button */
function submitAction(button) {
  sendAction(button, { address: button.dataset.press })
}

/** @param {HTMLElement} control @param {Record<string, unknown>} body */
function sendAction(control, body) {
  const owner = control.closest('[data-message]')
  const message = owner instanceof HTMLElement ? owner.dataset.message : undefined
  const { press } = control.dataset
  void whileBusy(control, async () =>
    showOutcome(await send('press', { ...body, message }), { message, press }),
  )
}

/** @param {HTMLFormElement} form @param {number} count */
function checkCount(form, count) {
  const rule = form.querySelector('fieldset')
  if (rule === null) return true
  const { min = '0', max = '100' } = rule.dataset
  const isValid = count >= Number(min) && count <= Number(max)
  const choose = rule.querySelector('.rule')?.textContent ?? 'Choose again'
  showNotice(isValid ? undefined : `${choose}, please.`)
  return isValid
}

/**
 * Whether the person is typing. No command starts with a digit, so an empty command line lets digits through.
 * @param {EventTarget | null} target
 */
function isWriting(target) {
  if (target instanceof HTMLInputElement && target.id === 'line') return target.value !== ''
  return target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select')
}
