/** Keeps the projector view up to date: swaps its middle and counts the seconds down. Stands alone: no other script is served. */

const view = /** @type {HTMLElement} */ (document.getElementById('view'))
const connection = /** @type {HTMLElement} */ (document.getElementById('connection'))
const full = /** @type {HTMLElement} */ (document.getElementById('full'))

const firstDelayMs = 2_000
const maxDelayMs = 60_000

/** How far the server’s clock is ahead of this computer’s, in milliseconds. */
let aheadMs = Number(view.dataset.now) - Date.now()
let delayMs = firstDelayMs

/** Screen readers would say the same again at every try. @param {string} words */
function say(words) {
  if (connection.textContent !== words) connection.textContent = words
}

function open() {
  const source = new EventSource(view.dataset.events ?? '')
  source.addEventListener('view', (event) => {
    const { view: html, now } = JSON.parse(event.data)
    aheadMs = now - Date.now()
    delayMs = firstDelayMs
    view.innerHTML = html
    document.title = `${view.querySelector('h1')?.textContent} · Commonplace`
    say('')
    tick()
    fit()
  })
  source.addEventListener('over', () => {
    source.close()
    say('This quiz is over. The link shows nothing more.')
  })
  source.addEventListener('error', () => {
    say('Connection lost. Trying again…')
    // A browser tries again by itself unless it was refused.
    if (source.readyState !== EventSource.CLOSED) return
    setTimeout(open, delayMs)
    delayMs = Math.min(maxDelayMs, delayMs * 2)
  })
}

function tick() {
  for (const clock of view.querySelectorAll('[data-until]')) {
    const until = Number(/** @type {HTMLElement} */ (clock).dataset.until)
    const seconds = Math.max(0, Math.ceil((until - Date.now() - aheadMs) / 1000))
    const left = clock.querySelector('.left')
    const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
    if (left !== null && left.textContent !== words) left.textContent = words
    clock.classList.toggle('soon', seconds <= 5)
  }
}

/** Nobody can scroll a projector, so what is too tall for the screen gets smaller, down to half. */
function fit() {
  const root = document.documentElement
  for (let size = 100; size >= 50; size -= 5) {
    root.style.setProperty('--fit', String(size / 100))
    if (root.scrollHeight <= innerHeight) return
  }
}

/** A screen that goes dark in the middle of a question helps nobody; not every browser can be asked. */
function stayAwake() {
  if (document.hidden || !('wakeLock' in navigator)) return
  navigator.wakeLock.request('screen').catch(() => undefined)
}

full.hidden = !document.fullscreenEnabled
full.addEventListener('click', () => void document.documentElement.requestFullscreen())
document.addEventListener('visibilitychange', stayAwake)
stayAwake()
addEventListener('resize', fit)
setInterval(tick, 250)
tick()
fit()
open()
