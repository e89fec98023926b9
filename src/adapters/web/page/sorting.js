/** Sorts the rows of a table by the column whose heading is pressed: whoever has most first, or by name. */
import { onClick, speak } from './element.js'

/** As the bot orders names: “Player 9” before “Player 10”. */
const names = new Intl.Collator('en', { numeric: true })

export function startSorting() {
  onClick('messages', '[data-sort]', sort)
}

/** @param {HTMLElement} button */
function sort(button) {
  const heading = button.closest('th')
  const body = button.closest('table')?.tBodies[0]
  if (heading === null || body === undefined) return
  const isFirst = heading.cellIndex === 0
  const usual = isFirst ? 'ascending' : 'descending'
  const other = isFirst ? 'descending' : 'ascending'
  const order = heading.ariaSort === usual ? other : usual
  const rows = [...body.rows].toSorted((a, b) => {
    const [one, two] = [a, b].map((row) => row.cells[heading.cellIndex]?.textContent.trim() ?? '')
    return isFirst ? names.compare(one ?? '', two ?? '') : numberOf(one) - numberOf(two)
  })
  body.append(...(order === 'ascending' ? rows : rows.toReversed()))
  for (const each of heading.parentElement?.children ?? []) each.removeAttribute('aria-sort')
  heading.ariaSort = order
  speak(`Sorted by ${button.textContent.trim()}, ${order}.`)
}

/**
 * What is no number comes after all that are.
 * @param {string | undefined} words
 */
function numberOf(words = '') {
  const number = Number.parseFloat(words)
  return Number.isNaN(number) ? -1 : number
}
