/** The list of messages: inserts new ones in order, and changes old ones without disturbing the reader. */
import { showTimes } from './clock.js'
import { element } from './element.js'
import { channel } from './server.js'
import { swap } from './swap.js'

const list = element('messages')
const scroll = element('scroll')
const newer = element('newer')

/** Ids of the messages in other channels that have been counted. @type {Set<string>} */
const counted = new Set()

/** Whether a button is held down. Changes wait until it is let go: a button that is replaced is never pressed. */
let held = false
/** @type {import('./server.js').ShownMessage[]} */
const waiting = []

export function startMessages() {
  scrollToEnd()
  newer.addEventListener('click', () => {
    scrollToEnd()
    const last = list.lastElementChild
    if (last instanceof HTMLElement) last.focus({ preventScroll: true })
  })
  scroll.addEventListener('scroll', () => {
    if (isAtEnd()) newer.hidden = true
  })
  addEventListener('pointerdown', hold)
  addEventListener('pointerup', release)
  addEventListener('pointercancel', release)
  addEventListener('keydown', (event) => event.key === ' ' && hold())
  addEventListener('keyup', release)
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

/**
 * Shows a message, new or changed.
 * @param {import('./server.js').ShownMessage} message
 * @param {boolean} [own] whether it answers a request of this tab
 */
export function show(message, own = false) {
  if (message.channel !== channel) return countUnread(message)
  const known = document.getElementById(`message-${message.id}`)
  if (known !== null && held && !own) return void waiting.push(message)
  const fresh = parse(message.html)
  if (known !== null && Number(known.dataset.revision) >= Number(fresh.dataset.revision)) return
  element('welcome').hidden = true
  const atEnd = isAtEnd()
  if (known === null) insert(fresh, message.order)
  else swap(known, fresh)
  showTimes(fresh)
  if (known?.dataset.headline !== fresh.dataset.headline) {
    element('spoken').textContent = message.spoken
  }
  if (own) bringIntoView(fresh)
  else if (atEnd) scrollToEnd()
  else if (known === null) newer.hidden = false
}

function hold() {
  held = true
}

/** Deferred until after the click event that follows `pointerup`. */
function release() {
  held = false
  setTimeout(() => waiting.splice(0).forEach((message) => show(message)))
}

/** Removes every message; the server sends them again. */
export function clear() {
  list.replaceChildren()
  element('welcome').hidden = false
}

/** @param {string} html */
function parse(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  return /** @type {HTMLElement} */ (template.content.firstElementChild)
}

/** @param {HTMLElement} fresh @param {number} order */
function insert(fresh, order) {
  let before = list.lastElementChild
  while (before !== null && Number(/** @type {HTMLElement} */ (before).dataset.order) > order) {
    before = before.previousElementSibling
  }
  if (before === null) list.prepend(fresh)
  else before.after(fresh)
}

/** @param {import('./server.js').ShownMessage} message */
function countUnread(message) {
  if (counted.has(message.id)) return
  counted.add(message.id)
  const badge = document.querySelector(`[data-channel-link="${message.channel}"] .unread`)
  if (!(badge instanceof HTMLElement)) return
  badge.hidden = false
  badge.dataset.count = String(Number(badge.dataset.count ?? 0) + 1)
  badge.textContent = `${badge.dataset.count} new`
}

/** Scrolls to a message; one that is taller than the window is read from its start. @param {HTMLElement} message */
function bringIntoView(message) {
  const tall = message.offsetHeight > scroll.clientHeight
  if (!tall && message === list.lastElementChild) scrollToEnd()
  else message.scrollIntoView({ block: tall ? 'start' : 'nearest' })
}

function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80
}

function scrollToEnd() {
  scroll.scrollTop = scroll.scrollHeight
  newer.hidden = true
}
