/** Times in the reader's own time zone, and timers that count down. */
import { speak } from './element.js'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const lessMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** How far the server’s clock is ahead of this computer’s, in milliseconds. */
let aheadMs = 0

/** The most time (ms) that a timer has shown, by what it counts down; its bar starts full, and an end that moves a little moves it a little. @type {Map<string, number>} */
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
  const name = nameOf(timer)
  const total = Math.max(totals.get(name) ?? 1, left)
  totals.set(name, total)
  const bar = timer.querySelector('progress')
  const label = timer.querySelector('.left')
  if (bar !== null) {
    bar.value = lessMotion.matches ? Math.ceil((left / total) * 5) / 5 : left / total
  }
  if (label !== null) {
    label.textContent = left === 0 ? 'Time’s up' : formatSeconds(Math.ceil(left / 1000))
  }
  timer.classList.toggle('over', left === 0)
  if (left === 0 || left > lastMs || total < minTotalMs || said.has(until)) return
  said.add(until)
  speak(`${timer.querySelector('.label')?.textContent} in ${Math.ceil(left / 1000)} seconds.`)
}

/** What a timer counts down: one question of a message, or else its end alone. @param {Element} timer */
function nameOf(timer) {
  const message = timer.closest('[data-headline]')
  const { headline, message: id } = message instanceof HTMLElement ? message.dataset : {}
  return id === undefined ? (timer.getAttribute('data-until') ?? '') : `${id} ${headline}`
}

/** @param {number} seconds */
function formatSeconds(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
