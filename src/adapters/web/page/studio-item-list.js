/** The items of a part by name: choosing one goes to it and opens its form. */
import { create, dialog, element, onClick, whileBusy } from './element.js'
import { currentFile, goTo } from './studio-editor.js'

/** @typedef {{ line: number, name: string }} Listed */

/** More than anybody looks through; words find the others. */
const maxShown = 100

/**
 * @param {(what: 'list', place: import('./studio-worker.js').Place) => Promise<any>} ask
 * @param {(line: number) => Promise<void>} openForm
 */
export function startList(ask, openForm) {
  const box = dialog('items')
  const words = /** @type {HTMLInputElement} */ (element('items-find'))
  /** @type {Listed[]} */
  let items = []

  async function open() {
    items = await ask('list', { section: currentFile() })
    words.value = ''
    show()
    box.showModal()
    words.focus()
  }

  function show() {
    const wanted = words.value.toLowerCase().trim()
    const found = items.filter(({ name }) => name.toLowerCase().includes(wanted))
    element('items-found').replaceChildren(...found.slice(0, maxShown).map(rowOf))
    element('items-rest').textContent = restOf(found.length)
  }

  onClick('studio', '#list-items', (button) => void whileBusy(button, open))
  onClick('items', '[data-close]', () => box.close())
  words.addEventListener('input', show)
  onClick('items', '[data-at]', (button) => {
    const line = Number(button.dataset.at)
    box.close()
    goTo(currentFile(), line, 1)
    void openForm(line)
  })
}

/** @param {number} count of those that were found */
function restOf(count) {
  if (count === 0) return 'There is no such item here.'
  const rest = count - maxShown
  return rest > 0 ? `… and ${rest.toLocaleString('en')} more. Type words from its name.` : ''
}

/** @param {Listed} item */
function rowOf({ line, name }) {
  const button = document.createElement('button')
  button.type = 'button'
  button.dataset.at = String(line)
  button.append(name)
  return create('li', button)
}
