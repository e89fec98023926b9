/** Offers the names that may stand at the cursor: the ids of scenes, characters, themes and lines of this very pack. */
import { create, element, onClick } from './element.js'
import { insertName, nameAtCursor } from './studio-editor.js'

const maxOffers = 8

/** The part of the pack that the name in a field is from. @type {Record<string, string>} */
const partOf = {
  scene: 'scenes',
  first: 'scenes',
  about: 'scenes',
  quote: 'quotes',
  speaker: 'characters',
  addressee: 'characters',
  with: 'characters',
  characters: 'characters',
  themes: 'themes',
}

export function startNames() {
  onClick('names', 'button', (button) => insertName(button.dataset.name ?? ''))
}

/** @param {Record<string, import('./studio-worker.js').Item[]>} items of each part */
export function offerNames(items) {
  const { field, typed } = nameAtCursor()
  const known = items[partOf[field] ?? '']?.flatMap(({ id }) => id ?? []) ?? []
  const fitting = known.filter((id) => id.includes(typed) && id !== typed)
  const offers = fitting.toSorted(
    (a, b) => Number(b.startsWith(typed)) - Number(a.startsWith(typed)),
  )
  element('names').replaceChildren(...offers.slice(0, maxOffers).map(offerOf))
}

/** @param {string} name */
function offerOf(name) {
  const button = create('button', name)
  button.className = 'button'
  button.setAttribute('type', 'button')
  button.dataset.name = name
  return create('li', button)
}
