/** The list of messages: inserts new ones in order, and changes old ones without disturbing the reader. */
import { showTimes } from './clock.js'
import { element, showNotice, speak } from './element.js'
import { updateFormTimer } from './form-timer.js'
import { bringIntoView, bringToTop, followEnd, isAtEnd } from './scrolling.js'
import { channel } from './server.js'
import { focusNext, swap } from './swap.js'

const list = element('messages')

/** As many as a page begins with; a tab that stays open all day would get slower and slower. */
const maxMessages = 200

/** Ids of the messages in other channels that have been counted. @type {Set<string>} */
const counted = new Set()

/** Whether a button is held down. Changes wait until it is let go: a button that is replaced is never pressed. */
let held = false
/** @type {import('./server.js').ShownMessage[]} */
const waiting = []

export function startMessages() {
  // A new channel begins with its greeting, which may be longer than a phone.
  if (list.childElementCount > 0) followEnd()
  addEventListener('pointerdown', hold)
  addEventListener('pointerup', release)
  addEventListener('pointercancel', release)
  addEventListener('keydown', (event) => event.key === ' ' && hold())
  addEventListener('keyup', release)
  addEventListener('hashchange', showLinked)
  showLinked()
}

/**
 * Shows a message, new or changed.
 * @param {import('./server.js').ShownMessage} message
 * @param {{ own?: boolean }} [options] whether it answers a request of this tab
 */
export function show(message, { own = false } = {}) {
  if (message.channel !== channel) return countUnread(message)
  const known = document.getElementById(`message-${message.id}`)
  if (known !== null && held && !own) return void waiting.push(message)
  // The event stream may have brought the answer before the request was answered.
  const shown = update(message, known)
  if (!own) return
  bringIntoView(shown)
  if (document.activeElement === shown) focusNext(shown)
}

/**
 * Returns the message as it is now in the list.
 * @param {import('./server.js').ShownMessage} message
 * @param {HTMLElement | null} known
 */
function update(message, known) {
  const fresh = parse(message.html)
  if (known !== null && Number(known.dataset.revision) >= Number(fresh.dataset.revision)) {
    return known
  }
  element('welcome').hidden = true
  const atEnd = isAtEnd()
  const isNews = known?.dataset.headline !== fresh.dataset.headline
  const receipt = receiptOf(fresh)
  if (isNews) speak(message.spoken)
  else if (receipt !== undefined && receipt !== receiptOf(known)) speak(receipt)
  if (known === null) insert(fresh, message.order)
  else swap(known, fresh, () => insert(fresh, message.order))
  if (known === null && atEnd) removeOldest()
  showTimes(fresh)
  updateFormTimer(fresh)
  const isLive = (known ?? fresh).querySelector('.timer') !== null
  if (known !== null && isNews && isLive) bringToTop(fresh)
  else if (atEnd) followEnd()
  else if (known === null) element('newer').hidden = false
  return fresh
}

/** What a screen reader says of the answer to a press. @param {HTMLElement | null} message */
function receiptOf(message) {
  const receipt = message?.querySelector('.receipt')
  return receipt instanceof HTMLElement ? receipt.dataset.spoken : undefined
}

/** Shows the message that the address names. */
function showLinked() {
  const id = location.hash.slice(1)
  if (!id.startsWith('message-')) return
  const linked = document.getElementById(id)
  if (linked !== null) bringToTop(linked)
  showNotice(
    linked === null ? 'That message isn’t here any more. Look it up again below.' : undefined,
  )
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

/** Somebody who reads further up keeps what they read until they are back at the end. */
function removeOldest() {
  while (list.childElementCount > maxMessages) list.firstElementChild?.remove()
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
