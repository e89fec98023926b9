/** Swaps two days of a plan: by dragging one onto the other, or by pressing Swap on both, with a mouse, a finger or the keyboard. */
import { element } from './element.js'

/** @typedef {(control: HTMLElement, address: string, chosen: readonly string[]) => void} Press */

/** The day that was picked up first. @type {HTMLElement | undefined} */
let picked

/** @param {Press} press */
export function startCalendar(press) {
  const area = element('scroll')
  area.addEventListener('click', ({ target }) => {
    const button = /** @type {Element} */ (target).closest('[data-pick]')
    if (button instanceof HTMLElement) pick(button, press)
  })
  area.addEventListener('keydown', ({ key }) => key === 'Escape' && putBack())
  area.addEventListener('dragstart', (event) => {
    const day = dayOf(event.target)
    if (day === undefined) return
    putBack()
    picked = day
    day.classList.add('dragged')
    event.dataTransfer?.setData('text/plain', day.dataset.day ?? '')
  })
  area.addEventListener('dragover', (event) => {
    const day = dayOf(event.target)
    if (day === undefined || !isOther(day)) return
    event.preventDefault()
    mark(day)
  })
  area.addEventListener('drop', (event) => {
    const day = dayOf(event.target)
    if (day === undefined || !isOther(day)) return
    event.preventDefault()
    swapWith(day, press)
  })
  area.addEventListener('dragend', putBack)
}

/** @param {HTMLElement} button @param {Press} press */
function pick(button, press) {
  const day = dayOf(button)
  if (day === undefined) return
  if (isOther(day)) return swapWith(day, press)
  const wasPicked = picked === day
  putBack()
  if (wasPicked) return
  picked = day
  button.ariaPressed = 'true'
  element('spoken').textContent = 'Now press Swap on the other day, or Escape to stop.'
}

/** @param {HTMLElement} day @param {Press} press */
function swapWith(day, press) {
  const address = picked?.dataset.swap ?? ''
  putBack()
  const control = day.querySelector('[data-pick]')
  press(control instanceof HTMLElement ? control : day, address, [day.dataset.day ?? ''])
}

function putBack() {
  picked = undefined
  mark(undefined)
  for (const day of document.querySelectorAll('.dragged')) day.classList.remove('dragged')
  for (const button of document.querySelectorAll('[data-pick][aria-pressed="true"]')) {
    button.setAttribute('aria-pressed', 'false')
  }
}

/** Marks the day under the pointer. @param {HTMLElement | undefined} day */
function mark(day) {
  for (const each of document.querySelectorAll('.target')) each.classList.remove('target')
  day?.classList.add('target')
}

/** Whether a day is another one than the one picked up, in the same plan. @param {HTMLElement} day */
function isOther(day) {
  return picked !== undefined && picked !== day && day.closest('table') === picked.closest('table')
}

/** @param {EventTarget | null} target */
function dayOf(target) {
  const found = target instanceof Element ? target.closest('[data-day]') : null
  return found instanceof HTMLElement ? found : undefined
}
