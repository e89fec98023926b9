/** Two packs beside each other: chooses what each side shows, and hands an item from one to the other. */
import { startClock } from './clock.js'
import { element, onClick } from './element.js'
import { startSidebar } from './sidebar.js'

const sides = /** @type {const} */ (['left', 'right'])

startClock()
startSidebar()
onClick('studio', 'button[data-side]', ({ dataset }) => show(dataset.side ?? 'left'))
for (const side of sides) {
  choice(side).addEventListener('change', () => {
    open(side)
    offer()
  })
  if (choice(side).value !== '') open(side)
}
offer()
addEventListener('message', ({ data, origin, source }) => {
  if (origin !== location.origin || data?.copied === undefined) return
  const to = sides.find((side) => frame(side).contentWindow !== source)
  if (to === undefined) return
  // What nobody sees cannot be typed into.
  show(to)
  frame(to).contentWindow?.postMessage(data, location.origin)
})

/** @param {string} side */
function choice(side) {
  return /** @type {HTMLSelectElement} */ (element(`choose-${side}`))
}

/** @param {string} side */
function frame(side) {
  return /** @type {HTMLIFrameElement} */ (element(`frame-${side}`))
}

/** @param {string} side */
function open(side) {
  const { value, selectedOptions } = choice(side)
  const shown = frame(side)
  shown.src = shown.dataset.address + value
  shown.title = selectedOptions[0]?.textContent?.trim() ?? side
}

/** One pack on both sides would be saved over itself. */
function offer() {
  for (const side of sides) {
    const [other] = sides.filter((each) => each !== side).map((each) => choice(each).value)
    for (const option of choice(side).options) {
      option.disabled = option.value !== '' && option.value === other
    }
  }
}

/** Where only one has room. @param {string} side */
function show(side) {
  const [beside] = document.getElementsByClassName('beside')
  if (beside instanceof HTMLElement) beside.dataset.shown = side
  for (const button of document.querySelectorAll('button[data-side]')) {
    button.ariaPressed = String(/** @type {HTMLElement} */ (button).dataset.side === side)
  }
}
