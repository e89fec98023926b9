/** The first page of the studio: its forms, and files that are dropped on it. */
import { startAnswers } from './answer-box.js'
import { startClock } from './clock.js'
import { element } from './element.js'
import { startSidebar } from './sidebar.js'

const form = /** @type {HTMLFormElement} */ (element('bring'))
const field = /** @type {HTMLInputElement} */ (element('bring-file'))
let isBrought = false

startClock()
startSidebar()
startAnswers('scroll', async () => {
  if (isBrought) location.reload()
})

field.addEventListener('change', prepare)
form.addEventListener('submit', () => (isBrought = true))
addEventListener('dragover', (event) => isFile(event) && event.preventDefault())
addEventListener('drop', (event) => {
  if (!isFile(event)) return
  event.preventDefault()
  field.files = event.dataTransfer?.files ?? null
  prepare()
  form.requestSubmit()
})

/** A pack is saved as it is; anything else is read as questions. */
function prepare() {
  const name = field.files?.[0]?.name.toLowerCase() ?? ''
  form.dataset.action = /\.(?:ya?ml|zip)$/.test(name) ? 'upload' : 'import'
}

/** @param {DragEvent} event */
function isFile(event) {
  return event.dataTransfer?.types.includes('Files') === true
}
