/** A form covers the question that it answers, so how much time is left stands in the form, too. */
import { showTimes } from './clock.js'

/** @param {HTMLElement} box the dialog @param {string | undefined} message the id of the message with the question */
export function startFormTimer(box, message) {
  const owner = document.getElementById(`message-${message}`)
  const timer = owner?.querySelector('.body > .timer')
  if (owner === null || !(timer instanceof HTMLElement)) return
  const copy = document.createElement('div')
  copy.className = 'timer'
  copy.dataset.until = timer.dataset.until
  copy.innerHTML = timer.innerHTML
  copy.dataset.message = message
  copy.dataset.headline = owner.dataset.headline
  box.querySelector('h2')?.after(copy)
  showTimes(box)
}

/** Takes over a change of the message: another end, or that the question is closed. @param {HTMLElement} fresh */
export function updateFormTimer(fresh) {
  const copy = document.querySelector('#dialog[open] .timer')
  if (!(copy instanceof HTMLElement) || copy.dataset.message !== fresh.dataset.message) return
  const timer = fresh.querySelector('.timer')
  if (timer instanceof HTMLElement && fresh.dataset.headline === copy.dataset.headline) {
    copy.dataset.until = timer.dataset.until
    copy.classList.remove('over')
    return
  }
  const closed = document.createElement('p')
  closed.className = 'notice'
  closed.role = 'alert'
  closed.textContent = 'This question is closed, so an answer to it no longer counts.'
  copy.replaceWith(closed)
}
