/** The elements that the page always has, and what several scripts do with them. */

/** Returns an element that the page always has; throws if it does not. @param {string} id */
export function element(id) {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no element “${id}”.`)
  return found
}

/** @param {string} id */
export function dialog(id) {
  return /** @type {HTMLDialogElement} */ (element(id))
}

/**
 * Calls `act` when something that matches, or something inside it, is clicked.
 * @param {string} id of the element around them all
 * @param {string} selector
 * @param {(found: HTMLElement) => void} act
 */
export function onClick(id, selector, act) {
  element(id).addEventListener('click', ({ target }) => {
    const found = /** @type {Element} */ (target).closest(selector)
    if (found instanceof HTMLElement) act(found)
  })
}

/**
 * Does something for a control, unless it is still busy with the last time.
 * @param {HTMLElement} control
 * @param {() => Promise<void>} work
 */
export async function whileBusy(control, work) {
  if (control.ariaBusy === 'true') return
  control.ariaBusy = 'true'
  await work()
  control.ariaBusy = 'false'
}

/** Makes an element. @param {string} name @param {(string | Node)[]} content */
export function create(name, ...content) {
  const created = document.createElement(name)
  created.append(...content)
  return created
}

/** Has screen readers say something. @param {string} words */
export function speak(words) {
  element('spoken').textContent = words
}

/** What is said when no answer comes. */
export const noAnswer =
  'The classroom doesn’t answer. Check your connection, and that the bot is still running. Then try again.'

/** Once the classroom answers again, saying that it doesn’t would be wrong. */
export function clearNoAnswer() {
  if (element('notice').textContent === noAnswer) showNotice(undefined)
}

/** Shows a sentence above the command line, or removes the last one. @param {string | undefined} sentence */
export function showNotice(sentence) {
  const notice = element('notice')
  notice.textContent = sentence ?? ''
  notice.hidden = sentence === undefined
}
