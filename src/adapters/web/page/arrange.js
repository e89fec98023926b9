/** Things to put in order: they are dragged, or moved with the arrows beside them. */

/** @param {HTMLElement} box the dialog of the form */
export function startArranging(box) {
  box.addEventListener('click', ({ target }) => {
    const arrow = /** @type {Element} */ (target).closest('[data-move]')
    if (!(arrow instanceof HTMLElement)) return
    moveBy(rowOf(arrow), Number(arrow.dataset.move))
    arrow.focus()
  })
  box.addEventListener('pointerdown', (event) => {
    const target = /** @type {Element} */ (event.target)
    const row = target.closest('[data-move]') === null ? target.closest('.order > li') : null
    if (row instanceof HTMLElement) drag(row, event)
  })
}

/** @param {Element} part @returns {HTMLElement} */
function rowOf(part) {
  return /** @type {HTMLElement} */ (part.closest('.order > li'))
}

/** @param {HTMLElement} row @param {number} step */
function moveBy(row, step) {
  const beside = step < 0 ? row.previousElementSibling : row.nextElementSibling
  if (step < 0) beside?.before(row)
  else beside?.after(row)
  moved(row)
}

/** Follows the finger or the mouse until it is let go. @param {HTMLElement} row @param {PointerEvent} start */
function drag(row, start) {
  start.preventDefault()
  row.setPointerCapture(start.pointerId)
  row.classList.add('dragged')
  const stop = new AbortController()
  const { signal } = stop
  row.addEventListener('pointermove', ({ clientY }) => moveTo(row, clientY), { signal })
  row.addEventListener('pointerup', end, { signal })
  row.addEventListener('pointercancel', end, { signal })

  function end() {
    stop.abort()
    row.classList.remove('dragged')
    moved(row)
  }
}

/** @param {HTMLElement} row @param {number} y */
function moveTo(row, y) {
  const { previousElementSibling: before, nextElementSibling: after } = row
  if (before !== null && y < middleOf(before)) before.before(row)
  else if (after !== null && y > middleOf(after)) after.after(row)
}

/** @param {Element} row */
function middleOf(row) {
  const { top, height } = row.getBoundingClientRect()
  return top + height / 2
}

/** Each place has a field of its own, which what stands there fills. @param {HTMLElement} row */
function moved(row) {
  const list = row.parentElement
  if (list === null) return
  const inputs = [...list.querySelectorAll('input')]
  const names = inputs.map(({ name }) => name).toSorted()
  for (const [place, input] of inputs.entries()) input.name = names[place] ?? ''
  const status = list.parentElement?.querySelector('[role=status]')
  const words = row.querySelector('.words')?.textContent
  const place = [...list.children].indexOf(row) + 1
  if (status instanceof HTMLElement) {
    status.textContent = `${words}: now number ${place} of ${inputs.length}`
  }
}
