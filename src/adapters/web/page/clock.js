/** Times in the reader's own time zone, and timers that count down. */
import { speak } from './element.js'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** How far the server’s clock is ahead of this computer’s, in milliseconds. */
let aheadMs = 0

/** The time left (ms) when a timer was first shown, by its end; its bar starts full. @type {Map<number, number>} */
const totals = new Map()

/** The ends of timers whose last seconds have been said. @type {Set<number>} */
const said = new Set()

/** When screen readers say that time is running out, and how long a timer must be for that; milliseconds. */
const lastMs = 10_000
const minTotalMs = 15_000

export function startClock() {
  setServerTime(Number(document.body.dataset.now))
  showTimes(document.body)
  tick()
}

/** @param {number} now */
export function setServerTime(now) {
  aheadMs = now - Date.now()
}

/** @param {ParentNode} parent */
export function showTimes(parent) {
  for (const time of parent.querySelectorAll('time[data-clock], time[data-moment]')) {
    const at = new Date(/** @type {HTMLTimeElement} */ (time).dateTime)
    if (Number.isNaN(at.getTime())) continue
    time.textContent = (time.hasAttribute('data-clock') ? clock : moment).format(at)
    const zone = time.getAttribute('data-zone')
    const said = time.closest('.note')
    if (zone !== null && said instanceof HTMLElement) said.hidden = isSameTime(at, zone)
  }
  for (const timer of parent.querySelectorAll('.timer')) updateTimer(timer)
}

/** Whether this computer’s clock shows the same as one in the zone. @param {Date} at @param {string} zone */
function isSameTime(at, zone) {
  const style = /** @type {const} */ ({ dateStyle: 'full', timeStyle: 'short' })
  return (
    new Intl.DateTimeFormat(undefined, { ...style, timeZone: zone }).format(at) ===
    moment.format(at)
  )
}

function tick() {
  for (const timer of document.querySelectorAll('.timer:not(.over)')) updateTimer(timer)
  setTimeout(tick, lessMotion.matches ? 1000 : 200)
}

/** @param {Element} timer */
function updateTimer(timer) {
  const until = Number(/** @type {HTMLElement} */ (timer).dataset.until)
  const left = Math.max(0, until - Date.now() - aheadMs)
  const total = totals.get(until) ?? Math.max(left, 1)
  totals.set(until, total)
  const bar = timer.querySelector('progress')
  const label = timer.querySelector('.left')
  if (bar !== null)
    bar.value = lessMotion.matches ? Math.ceil((left / total) * 5) / 5 : left / total
  if (label !== null)
    label.textContent = left === 0 ? 'Time’s up' : formatSeconds(Math.ceil(left / 1000))
  timer.classList.toggle('over', left === 0)
  if (left === 0 || left > lastMs || total < minTotalMs || said.has(until)) return
  said.add(until)
  speak(`${timer.querySelector('.label')?.textContent} in ${Math.ceil(left / 1000)} seconds.`)
}

/** @param {number} seconds */
function formatSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
