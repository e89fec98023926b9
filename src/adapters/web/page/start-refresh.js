/** Keeps the parts of the start page as the server would draw them now, without disturbing who is filling in a form. */
import { setServerTime, showTimes } from './clock.js'
import { element } from './element.js'
import { as } from './server.js'
import { showPresence } from './sidebar.js'

/** A running quiz changes every few seconds. */
const minIntervalMs = 10_000

/** Each part as the server sent it last. @type {Map<string, string>} */
const sent = new Map()

/** @type {number | undefined} */
let timer
/** @type {EventSource | undefined} */
let source
let seen = document.body.dataset.seen ?? ''

export function startRefresh() {
  for (const part of document.querySelectorAll('.part')) {
    sent.set(part.id, part.innerHTML)
    prepare(part)
  }
  follow()
  document.addEventListener('visibilitychange', () => (document.hidden ? stop() : follow()))
  addEventListener('pagehide', stop)
  addEventListener('pageshow', follow)
}

/** Asks for the page again and swaps the parts that have changed. */
export async function refresh() {
  clearTimeout(timer)
  timer = undefined
  const response = await fetch(`./?as=${as}`).catch(() => undefined)
  if (response?.ok !== true) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of fresh.querySelectorAll('.part')) {
    const old = element(part.id)
    if (sent.get(part.id) === part.innerHTML || isBusy(old)) continue
    sent.set(part.id, part.innerHTML)
    const open = [...old.querySelectorAll('details')].map((details) => details.open)
    const focused = old.contains(document.activeElement) ? document.activeElement?.id : undefined
    old.innerHTML = part.innerHTML
    for (const [index, details] of old.querySelectorAll('details').entries()) {
      details.open = open[index] ?? false
    }
    prepare(old)
    if (focused !== undefined) document.getElementById(focused)?.focus({ preventScroll: true })
  }
}

/** @param {Element} part */
function prepare(part) {
  showTimes(part)
  // A new daily post is most likely in the zone of whoever sets it up, which browsers may call by another name than the server does.
  const zone = part.querySelector('#daily-new-zone')
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (!(zone instanceof HTMLSelectElement) || !own.includes('/')) return
  if (![...zone.options].some(({ value }) => value === own)) {
    zone.add(new Option(own.replaceAll('_', ' '), own), 1)
  }
  zone.value = own
}

/** Whether somebody is filling in one of its forms or moving a day. @param {HTMLElement} part */
function isBusy(part) {
  if (part.querySelector('[aria-pressed="true"], .dragged') !== null) return true
  const active = document.activeElement
  return part.contains(active) && active?.matches('input, select, textarea') === true
}

function follow() {
  if (document.hidden || source !== undefined) return
  source = new EventSource(`play/events?${new URLSearchParams({ as, seen })}`)
  source.addEventListener('hello', (event) => {
    element('connection').textContent = ''
    setServerTime(JSON.parse(event.data).now)
  })
  source.addEventListener('presence', (event) => showPresence(JSON.parse(event.data)))
  source.addEventListener('message', (event) => {
    seen = event.lastEventId
    timer ??= setTimeout(() => void refresh(), minIntervalMs)
  })
  source.addEventListener('error', () => {
    element('connection').textContent = 'Connection lost. Trying again…'
    if (source?.readyState !== EventSource.CLOSED) return
    stop()
    setTimeout(follow, 3000)
  })
}

function stop() {
  source?.close()
  source = undefined
}
