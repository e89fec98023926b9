/** The dialogs: forms, the list of commands, and how a message looks on other platforms. */
import { startArranging } from './arrange.js'
import { showTimes } from './clock.js'
import { dialog, element, onClick, showNotice, whileBusy } from './element.js'
import { startFieldLimits } from './field-limits.js'
import { startFormTimer } from './form-timer.js'
import { readForm, showRefusal } from './form-values.js'
import { show } from './messages.js'
import { get, send } from './server.js'
import { startSliding } from './slide.js'
import { focusTwin } from './swap.js'

/** @typedef {{ message?: string | undefined, press?: string | undefined }} Pressed a button and its message */

/** The message and the button that opened the form, if one did. @type {Pressed} */
let opener = {}

export function startDialogs() {
  for (const each of document.querySelectorAll('dialog')) {
    each.addEventListener('click', (event) => {
      const target = /** @type {Element} */ (event.target)
      if (target === each || target.closest('[data-close]') !== null) each.close()
    })
  }
  const box = dialog('dialog')
  box.addEventListener('submit', (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    void whileBusy(form, () => submit(form))
  })
  box.addEventListener('close', returnFocus)
  onClick('dialog', '[data-press]', (button) => void whileBusy(button, () => pressOffer(button)))
  startArranging(box)
  startFieldLimits(box)
  startSliding(box)
  element('browse').addEventListener('click', () => dialog('commands').showModal())
  onClick('commands', '[data-form]', ({ dataset }) => void openCommandForm(dataset))
  onClick('messages', '[data-preview]', ({ dataset }) => void openPreview(dataset.preview ?? ''))
}

/**
 * Shows what came of a request: a message, a form, or why it was not done.
 * @param {import('./server.js').Outcome} outcome
 * @param {Pressed} [pressed]
 */
export function showOutcome(outcome, pressed = {}) {
  if (outcome.form !== undefined) openForm(outcome.form, pressed)
  if (outcome.message !== undefined) show(outcome.message, { own: true })
  showNotice(outcome.error)
}

/** @param {string} html @param {Pressed} pressed */
function openForm(html, pressed) {
  opener = pressed
  const box = dialog('dialog')
  box.innerHTML = html
  if (!box.open) box.showModal()
  if (pressed.press?.startsWith('quiz:write:') === true) startFormTimer(box, pressed.message)
  focusField(box)
}

/** @param {Element} box */
function focusField(box) {
  const field = box.querySelector('input:not([type=hidden]), textarea, select, [data-move]')
  if (field instanceof HTMLElement) field.focus()
}

/** The message of the opener may have been replaced meanwhile, and its button with it. */
function returnFocus() {
  const { activeElement, body } = document
  // A browser leaves the focus in the closed dialog if it cannot go back.
  const isLost = activeElement === null || activeElement === body
  if (!isLost && !dialog('dialog').contains(activeElement)) return
  const { message, press } = opener
  const owner = document.getElementById(`message-${message}`)
  if (owner === null || press === undefined) element('line').focus()
  else focusTwin(owner, press)
}

/** @param {DOMStringMap} button */
async function openCommandForm({ form: command = '', action = '' }) {
  const outcome = await get('form', { command, action })
  dialog('commands').close()
  showOutcome(outcome)
}

/** @param {string} message */
async function openPreview(message) {
  const outcome = await get('preview', { message })
  showNotice(outcome.error)
  if (outcome.preview === undefined) return
  dialog('preview').innerHTML = outcome.preview
  showTimes(dialog('preview'))
  dialog('preview').showModal()
}

/** Closes the form once something came of it; until then it stays as it is, and says why. @param {HTMLFormElement} form */
async function submit(form) {
  const { submit: address, command, action = '' } = form.dataset
  const { fields, files, options } = await readForm(form)
  const outcome =
    address === undefined
      ? await send('command', { command, action, options })
      : await send('press', { address, fields, files, message: opener.message })
  finish(outcome, form)
}

/** Presses what a refusal offers instead, such as one of the things that a word could mean. @param {HTMLElement} button */
async function pressOffer(button) {
  const outcome = await send('press', { address: button.dataset.press, message: opener.message })
  finish(outcome, dialog('dialog'))
}

/** @param {import('./server.js').Outcome} outcome @param {HTMLElement} form */
function finish(outcome, form) {
  if (showRefusal(outcome, form)) return focusField(form)
  if (outcome.form === undefined) dialog('dialog').close()
  showOutcome(outcome, opener)
}
