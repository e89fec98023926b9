/** Files that are dropped on the page: the form of a command that takes such a file opens with it. */
import { showOutcome } from './dialogs.js'
import { dialog, element, showNotice } from './element.js'
import { get } from './server.js'

export function startFiles() {
  // A browser leaves the page for a file that nothing takes.
  addEventListener('dragover', (event) => isFile(event) && event.preventDefault())
  addEventListener('drop', (event) => {
    const files = event.dataTransfer?.files
    if (!isFile(event) || files === undefined || files.length === 0) return
    event.preventDefault()
    void take(files)
  })
}

/** @param {DragEvent} event */
function isFile(event) {
  return event.dataTransfer?.types.includes('Files') === true
}

/** @param {FileList} files */
async function take(files) {
  if (!dialog('dialog').open || fileField() === null) await openFormFor(files[0]?.name ?? '')
  const field = fileField()
  if (field !== null) field.files = files
}

/** @returns {HTMLInputElement | null} */
function fileField() {
  return dialog('dialog').querySelector('input[type=file]')
}

/** @param {string} name of the file */
async function openFormFor(name) {
  const ending = /\.\w+$/.exec(name.toLowerCase())?.[0] ?? ''
  const forms = [...element('commands').querySelectorAll('[data-takes]')]
  const form = forms.find((each) =>
    /** @type {HTMLElement} */ (each).dataset.takes?.split(',').includes(ending),
  )
  if (!(form instanceof HTMLElement)) {
    return showNotice(`There is nothing here that takes the file “${name}”.`)
  }
  const { form: command = '', action = '' } = form.dataset
  showOutcome(await get('form', { command, action }))
}
