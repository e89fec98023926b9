/** The lines that were sent from this tab, which the arrow keys bring back. */
import { as } from './server.js'

const maxLines = 50
const key = `history ${as}`

/** @type {string[]} */
const lines = JSON.parse(sessionStorage.getItem(key) ?? '[]')
/** The entry that is in the command line; after the last one where it is a new line. */
let recalled = lines.length

export function isInHistory() {
  return recalled < lines.length
}

export function leaveHistory() {
  recalled = lines.length
}

/** Returns the line before (-1) or after (1) the last one that was recalled. @param {number} step */
export function recallLine(step) {
  recalled = Math.min(lines.length, Math.max(0, recalled + step))
  return lines[recalled] ?? ''
}

/** @param {string} line */
export function remember(line) {
  if (lines.at(-1) !== line) lines.push(line)
  leaveHistory()
  sessionStorage.setItem(key, JSON.stringify(lines.slice(-maxLines)))
}
