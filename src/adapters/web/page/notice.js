/** One sentence above the command line when something could not be done. */
import { element } from './element.js'

/** @param {string | undefined} sentence undefined removes the last one */
export function showNotice(sentence) {
  const notice = element('notice')
  notice.textContent = sentence ?? ''
  notice.hidden = sentence === undefined
}
