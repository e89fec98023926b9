/** Copies what stands beside a Copy button. */
import { onClick, showNotice, speak } from './element.js'

export function startCopying() {
  onClick('messages', '[data-copy]', (button) => void copy(button))
}

/** @param {HTMLElement} button */
async function copy(button) {
  const words = [...(button.parentElement?.childNodes ?? [])]
    .filter((part) => part !== button)
    .map((part) => part.textContent)
    .join('')
    .trim()
  try {
    await navigator.clipboard.writeText(words)
    const label = button.firstChild
    if (label !== null) label.textContent = 'Copied '
    speak('Copied.')
  } catch {
    // Browsers allow it over HTTPS and on this computer only.
    getSelection()?.selectAllChildren(button.parentElement ?? button)
    showNotice(
      'Your browser won’t let the page copy. The words are selected: press Ctrl or ⌘ and C.',
    )
  }
}
