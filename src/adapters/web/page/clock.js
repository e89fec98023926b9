/** Times in the reader's own time zone, and timers that count down. */

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' })
const still = matchMedia('(prefers-reduced-motion: reduce)')

/** How far the server's clock is ahead of this machine's, in milliseconds. */
let ahead = 0

/** The time left when a timer was first seen, by its end; the bar starts full. @type {Map<number, number>} */
const wholes = new Map()

export function startClock() {
  setServerTime(Number(document.body.dataset.now))
  showTimes(document.body)
  tick()
}

/** @param {number} now */
export function setServerTime(now) {
  ahead = now - Date.now()
}

/** @param {ParentNode} within */
export function showTimes(within) {
  for (const time of within.querySelectorAll('time[data-clock], time[data-moment]')) {
    const at = new Date(/** @type {HTMLTimeElement} */ (time).dateTime)
    if (Number.isNaN(at.getTime())) continue
    time.textContent = (time.hasAttribute('data-clock') ? clock : moment).format(at)
  }
  for (const timer of within.querySelectorAll('.timer')) draw(timer)
}

function tick() {
  for (const timer of document.querySelectorAll('.timer:not(.over)')) draw(timer)
  setTimeout(tick, still.matches ? 1000 : 200)
}

/** @param {Element} timer */
function draw(timer) {
  const until = Number(/** @type {HTMLElement} */ (timer).dataset.until)
  const left = Math.max(0, until - Date.now() - ahead)
  const whole = wholes.get(until) ?? Math.max(left, 1)
  wholes.set(until, whole)
  const bar = timer.querySelector('progress')
  const words = timer.querySelector('.left')
  if (bar !== null) bar.value = still.matches ? Math.ceil((left / whole) * 5) / 5 : left / whole
  if (words !== null)
    words.textContent = left === 0 ? 'Time is up' : inWords(Math.ceil(left / 1000))
  timer.classList.toggle('over', left === 0)
}

/** @param {number} seconds */
function inWords(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
