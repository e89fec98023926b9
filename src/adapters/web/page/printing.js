/** Prints one message, or everything in the channel. */
import { onClick } from './element.js'

export function startPrinting() {
  onClick('messages', '[data-print]', (button) => {
    button.closest('.message')?.classList.add('printed')
    document.body.classList.add('print-one')
    print()
  })
  addEventListener('beforeprint', () => {
    for (const each of document.querySelectorAll('.messages details')) {
      ;/** @type {HTMLDetailsElement} */ (each).open = true
    }
  })
  addEventListener('afterprint', () => {
    document.body.classList.remove('print-one')
    document.querySelector('.printed')?.classList.remove('printed')
  })
}
