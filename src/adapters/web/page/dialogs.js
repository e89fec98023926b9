/** The dialogs: forms, the list of commands, and how a message looks on other platforms. */
import { showTimes } from './clock.js'
import { dialog, element } from './element.js'
import { show } from './messages.js'
import { showNotice } from './notice.js'
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
    void submit(/** @type {HTMLFormElement} */ (event.target))
  })
  element('browse').addEventListener('click', () => dialog('commands').showModal())
  element('commands').addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('button')
    if (button?.dataset.form !== undefined) {
      void openCommandForm(button.dataset.form, button.dataset.action ?? '')
    }
  })
  element('messages').addEventListener('click', (event) => {
    const button = /** @type {Element} */ (event.target).closest('button[data-preview]')
    if (button instanceof HTMLElement) void openPreview(button.dataset.preview ?? '')
  })
}

/**
 * @param {string} html
 * @param {string} [message]
 */
export function openForm(html, message) {
  opener = message
  const box = dialog('dialog')
  box.innerHTML = html
  box.showModal()
  const field = box.querySelector('input, textarea, select')
  if (field instanceof HTMLElement) field.focus()
}

/** @param {string} command @param {string} action */
async function openCommandForm(command, action) {
  const outcome = await get('form', { command, action })
  dialog('commands').close()
  if (outcome.form !== undefined) openForm(outcome.form)
  showNotice(outcome.error)
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
  if (form.ariaBusy === 'true') return
  form.ariaBusy = 'true'
  const { submit: address, command, action = '' } = form.dataset
  const outcome =
    address === undefined
      ? await send('command', { command, action, options: await optionsOf(form) })
      : await send('press', { address, fields: fieldsOf(form), message: opener })
  form.ariaBusy = 'false'
  if (outcome.form !== undefined) return openForm(outcome.form, opener)
  dialog('dialog').close()
  if (outcome.message !== undefined) show(outcome.message, true)
  showNotice(outcome.error)
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
