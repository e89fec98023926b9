/** One sentence above the command line when something could not be done. */
import { element } from './element.js'

/** @param {string | undefined} sentence nothing takes the last one away */
export function say(sentence) {
  const notice = element('notice')
  notice.textContent = sentence ?? ''
  notice.hidden = sentence === undefined
}
