/** Files that are dropped on the page: the form of a command that takes such a file opens with it. */
import { showOutcome } from './dialogs.js'
import { create, dialog, showNotice } from './element.js'
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
  const forms = [...document.querySelectorAll('#commands [data-takes]')]
    .filter((form) => form instanceof HTMLElement)
    .filter(({ dataset }) => dataset.takes?.split(',').includes(ending))
  if (forms.length === 0) {
    return showNotice(`There is nothing here that takes the file “${name}”.`)
  }
  const form = forms.length === 1 ? forms[0] : await askWhich(name, forms)
  if (form === undefined) return
  const { form: command = '', action = '' } = form.dataset
  showOutcome(await get('form', { command, action }))
}

/**
 * Asks which command a file is for. Returns its button, or undefined if the question was closed.
 * @param {string} name @param {readonly HTMLElement[]} forms
 */
function askWhich(name, forms) {
  const { promise, resolve } = /** @type {PromiseWithResolvers<HTMLElement | undefined>} */ (
    Promise.withResolvers()
  )
  const box = dialog('dialog')
  const title = create('h2', `What is in “${name}”?`)
  title.id = 'form-title'
  const choices = forms.map((form) => {
    const [command = '', summary = ''] = ['b', 'p'].map(
      (each) => form.closest('li')?.querySelector(each)?.textContent,
    )
    const choice = create('button', command)
    choice.className = 'button'
    choice.setAttribute('type', 'button')
    choice.addEventListener('click', () => resolve(form))
    return create('p', choice, ` ${summary}`)
  })
  box.replaceChildren(title, ...choices)
  if (!box.open) box.showModal()
  box.addEventListener('close', giveUp)
  return promise

  function giveUp() {
    // The dialog before this one may say only now that it was closed.
    if (box.open) return
    box.removeEventListener('close', giveUp)
    resolve(undefined)
  }
}
