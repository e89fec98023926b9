/** What somebody has asked and the bot has not answered yet, at the end of the list. */
import { create, element } from './element.js'
import { scrollToEnd } from './scrolling.js'

/** Shows the line until the function is called that this returns. @param {string} line */
export function showWaiting(line) {
  const sign = create('p', create('code', line), ' ', create('span', '…'))
  sign.className = 'waiting'
  element('scroll').append(sign)
  scrollToEnd()
  return () => sign.remove()
}
