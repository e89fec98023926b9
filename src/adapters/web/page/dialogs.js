/** The dialogs: forms, the list of commands, and how a message looks on other platforms. */
import { showTimes } from './clock.js'
import { dialog, element, onClick, showNotice, whileBusy } from './element.js'
import { show } from './messages.js'
import { get, send } from './server.js'

/** The id of the message whose button opened the form, if one did. @type {string | undefined} */
let opener

export function startDialogs() {
  for (const each of document.querySelectorAll('dialog')) {
    each.addEventListener('click', (event) => {
      const target = /** @type {Element} */ (event.target)
      if (target === each || target.closest('[data-close]') !== null) each.close()
    })
  }
  dialog('dialog').addEventListener('submit', (event) => {
    event.preventDefault()
    const form = /** @type {HTMLFormElement} */ (event.target)
    void whileBusy(form, () => submit(form))
  })
  element('browse').addEventListener('click', () => dialog('commands').showModal())
  onClick('commands', '[data-form]', ({ dataset }) => void openCommandForm(dataset))
  onClick('messages', '[data-preview]', ({ dataset }) => void openPreview(dataset.preview ?? ''))
}

/**
 * Shows what came of a request: a message, a form, or why it was not done.
 * @param {import('./server.js').Outcome} outcome
 * @param {string} [message] the one whose button was pressed
 */
export function showOutcome(outcome, message) {
  if (outcome.form !== undefined) openForm(outcome.form, message)
  if (outcome.message !== undefined) show(outcome.message, true)
  showNotice(outcome.error)
}

/** @param {string} html @param {string} [message] */
function openForm(html, message) {
  opener = message
  const box = dialog('dialog')
  box.innerHTML = html
  box.showModal()
  const field = box.querySelector('input, textarea, select')
  if (field instanceof HTMLElement) field.focus()
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

/** @param {HTMLFormElement} form */
async function submit(form) {
  const { submit: address, command, action = '' } = form.dataset
  const outcome =
    address === undefined
      ? await send('command', { command, action, options: await optionsOf(form) })
      : await send('press', { address, fields: fieldsOf(form), message: opener })
  if (outcome.form === undefined) dialog('dialog').close()
  showOutcome(outcome, opener)
}

/** @param {HTMLFormElement} form */
function fieldsOf(form) {
  const data = new FormData(form)
  return Object.fromEntries([...new Set(data.keys())].map((name) => [name, data.getAll(name)]))
}

/** @param {HTMLFormElement} form */
async function optionsOf(form) {
  /** @type {Record<string, unknown>} */
  const options = {}
  for (const [name, value] of new FormData(form)) {
    if (value instanceof File) {
      if (value.name !== '') options[name] = { name: value.name, content: await value.text() }
    } else if (value !== '') {
      options[name] = value
    }
  }
  return options
}
