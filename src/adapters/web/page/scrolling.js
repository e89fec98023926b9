/** Moves the list of messages, never the page. A message that counts down keeps its beginning in view. */
import { element } from './element.js'

const list = element('messages')
const scroll = element('scroll')
const newer = element('newer')

/** Room above a message, in pixels. */
const margin = 8

export function startScrolling() {
  newer.addEventListener('click', () => {
    scrollToEnd()
    const last = list.lastElementChild
    if (last instanceof HTMLElement) last.focus({ preventScroll: true })
  })
  scroll.addEventListener('scroll', () => {
    if (isAtEnd()) newer.hidden = true
  })
}

export function isAtEnd() {
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80
}

export function scrollToEnd() {
  scroll.scrollTop = scroll.scrollHeight
  newer.hidden = true
}

/** Shows the newest messages, unless that would push away the beginning of one that counts down. */
export function followEnd() {
  const end = scroll.scrollHeight - scroll.clientHeight
  const live = [...list.children].findLast((message) => message.querySelector('.timer') !== null)
  const limit = live === undefined ? end : Math.max(scroll.scrollTop, topOf(live))
  scroll.scrollTop = Math.min(end, limit)
  // What hides below the end of the screen is new only where another message follows.
  newer.hidden = end - limit < 80 || live === list.lastElementChild
}

/** @param {Element} message */
export function bringToTop(message) {
  scroll.scrollTop = topOf(message)
  if (message === list.lastElementChild) newer.hidden = true
}

/**
 * Brings what this tab asked for into view: the whole message if it fits, or else its beginning, or what has been added to it.
 * @param {Element} message
 */
export function bringIntoView(message) {
  const fits = message.clientHeight + 2 * margin <= scroll.clientHeight
  const receipt = message.querySelector('.receipt')
  if (fits || receipt === null) return fits ? moveLeast(message) : bringToTop(message)
  moveLeast(receipt)
}

/** @param {Element} part */
function moveLeast(part) {
  const top = topOf(part)
  const bottom = top + part.clientHeight + 2 * margin - scroll.clientHeight
  scroll.scrollTop = Math.min(top, Math.max(bottom, scroll.scrollTop))
  if (isAtEnd()) newer.hidden = true
}

/** How far the list is scrolled when a part of it is at the top. @param {Element} part */
function topOf(part) {
  const { top } = part.getBoundingClientRect()
  return top - scroll.getBoundingClientRect().top + scroll.scrollTop - margin
}
