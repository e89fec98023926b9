/** Keys that work anywhere: 1 to 5 answer the newest quiz question, / goes to the command line. */
import { element } from './element.js'
import { submitAction } from './actions.js'

export function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
    if (document.querySelector('dialog[open]') !== null || isWriting(event.target)) return
    if (/^[1-5]$/.test(event.key)) {
      const button = [...document.querySelectorAll(`.message button[data-key="${event.key}"]`)].at(
        -1,
      )
      if (!(button instanceof HTMLButtonElement) || button.disabled) return
      event.preventDefault()
      void submitAction(button)
    } else if (event.key === '/' && event.target !== element('line')) {
      event.preventDefault()
      element('line').focus()
    }
  })
}

/**
 * Whether the person is typing. No command starts with a digit, so an empty command line lets digits through.
 * @param {EventTarget | null} target
 */
function isWriting(target) {
  if (target instanceof HTMLInputElement && target.id === 'line') return target.value !== ''
  return target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select')
}
