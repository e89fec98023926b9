/** The list of messages: puts new ones in their place, changes old ones without disturbing the reader. */
import { tellTimes } from './clock.js'
import { channel } from './server.js'
import { swap } from './swap.js'
import { element } from './element.js'

const list = element('messages')
const scroll = element('scroll')
const newer = element('newer')

/** What each message last said of itself, to tell news from a tally. @type {Map<string, string>} */
const headlines = new Map()

export function startMessages() {
  toEnd()
  newer.addEventListener('click', () => {
    toEnd()
    const last = list.lastElementChild
    if (last instanceof HTMLElement) last.focus({ preventScroll: true })
  })
  scroll.addEventListener('scroll', () => {
    if (isAtEnd()) newer.hidden = true
  })
  document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

/**
 * Shows a message, new or changed.
 * @param {import('./server.js').ShownMessage} message
 * @param {boolean} [own] whether it answers what was just done in this tab
 */
export function show(message, own = false) {
  if (message.channel !== channel) return countUnread(message)
  element('welcome').hidden = true
  const atEnd = isAtEnd()
  const fresh = parse(message.html)
  const known = document.getElementById(`message-${message.id}`)
  if (known === null) insert(fresh, message.order)
  else swap(known, fresh)
  tellTimes(fresh)
  announce(message)
  if (own) bringIntoView(fresh)
  else if (atEnd) toEnd()
  else if (known === null) newer.hidden = false
}

/** Forgets everything; the server sends it anew. */
export function clear() {
  list.replaceChildren()
}

/** @param {string} html */
function parse(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  return /** @type {HTMLElement} */ (template.content.firstElementChild)
}

/**
 * @param {HTMLElement} fresh
 * @param {number} order
 */
function insert(fresh, order) {
  let before = list.lastElementChild
  while (before !== null && Number(/** @type {HTMLElement} */ (before).dataset.order) > order) {
    before = before.previousElementSibling
  }
  if (before === null) list.prepend(fresh)
  else before.after(fresh)
}

/** @param {import('./server.js').ShownMessage} message */
function announce({ id, headline, spoken }) {
  if (headlines.get(id) === headline) return
  headlines.set(id, headline)
  element('spoken').textContent = spoken
}

/** @param {import('./server.js').ShownMessage} message */
function countUnread(message) {
  if (headlines.has(message.id)) return
  headlines.set(message.id, message.headline)
  const badge = document.querySelector(`[data-channel-link="${message.channel}"] .unread`)
  if (!(badge instanceof HTMLElement)) return
  badge.hidden = false
  badge.dataset.count = String(Number(badge.dataset.count ?? 0) + 1)
  badge.textContent = `${badge.dataset.count} new`
}

/** A message that is taller than the window is read from its start. @param {HTMLElement} message */
function bringIntoView(message) {
  const tall = message.offsetHeight > scroll.clientHeight
  if (!tall && message === list.lastElementChild) toEnd()
  else message.scrollIntoView({ block: tall ? 'start' : 'nearest' })
}

function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight
  newer.hidden = true
}
