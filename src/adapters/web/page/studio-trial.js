/** Shows the item at the cursor as each platform would, and asks a question of the quiz. */
import { show } from './answer-box.js'
import { element, onClick, whileBusy } from './element.js'
import { readForm } from './form-values.js'
import { startArranging } from './arrange.js'
import { startSliding } from './slide.js'
import { currentFile, cursorLine, readTexts } from './studio-editor.js'
import { offerNames, startNames } from './studio-names.js'
import { askStudio } from './studio-server.js'

/** By part, with the line that each begins in. @type {Record<string, import('./studio-worker.js').Item[]>} */
let items = {}
/** The question that is asked. @type {{ section: string, id: string, seed: number } | undefined} */
let asked

/** @param {Record<string, import('./studio-worker.js').Item[]>} found by the check */
export function knowItems(found) {
  items = { ...items, ...found }
  moved()
}

/** The buttons are there for what the cursor is in. */
export function moved() {
  const item = itemAtCursor()
  const id = item?.id
  const isList = currentFile() !== 'pack'
  button('add-item').disabled = !isList
  button('list-items').disabled = !isList
  button('change-item').disabled = isList && item === undefined
  button('remove-item').disabled = item === undefined
  button('copy-item').disabled = item === undefined
  button('preview-item').disabled = id === undefined
  button('play-item').hidden = currentFile() !== 'quiz'
  button('play-item').disabled = id === undefined
  offerNames(items)
}

export function startTrial() {
  startNames()
  const answered = element('answered')
  startArranging(element('answer'))
  startSliding(element('answer'))
  onClick('studio', '#preview-item', (control) => void whileBusy(control, () => preview(control)))
  onClick('studio', '#play-item', (control) => void whileBusy(control, () => play(control)))
  // Before the dialog sends it as a form of the bot.
  answered.addEventListener(
    'submit',
    (event) => {
      const form = /** @type {HTMLFormElement} */ (event.target)
      if (form.dataset.submit?.startsWith('studio:') !== true) return
      event.preventDefault()
      event.stopImmediatePropagation()
      void whileBusy(form, () => answer(form))
    },
    { capture: true },
  )
}

function itemAtCursor() {
  const line = cursorLine(currentFile())
  return items[currentFile()]?.findLast((item) => item.line <= line)
}

/** @param {HTMLElement} control */
async function preview(control) {
  const place = { section: currentFile(), id: itemAtCursor()?.id }
  const { html = '', error } = await askStudio('preview', { ...place, texts: readTexts() })
  show(error === undefined ? { form: html } : { error }, control, 'me')
  // The dialog has a title of its own.
  element('answered').querySelector('.dialog-top')?.remove()
}

/** @param {HTMLElement} control */
async function play(control) {
  const [seed = 0] = crypto.getRandomValues(new Uint32Array(1))
  asked = { section: 'quiz', id: itemAtCursor()?.id ?? '', seed }
  const { html = '', error } = await askStudio('play', { ...asked, texts: readTexts() })
  show(error === undefined ? { form: html } : { error }, control, 'me')
}

/** @param {HTMLFormElement} form */
async function answer(form) {
  const { fields } = await readForm(form)
  const { html = '', error } = await askStudio('play', {
    ...asked,
    answer: fields,
    texts: readTexts(),
  })
  show(error === undefined ? { form: html } : { error }, form, 'me')
}

/** @param {string} id */
function button(id) {
  return /** @type {HTMLButtonElement} */ (element(id))
}
