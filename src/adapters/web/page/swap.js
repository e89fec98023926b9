/** Replaces a message and keeps what the reader was doing in it: focus, ticked boxes, chosen values, open spoilers. */

/** @param {HTMLElement} old @param {HTMLElement} fresh @param {() => void} insert puts the fresh one in its place */
export function swap(old, fresh, insert) {
  const focused = controls(old).find((control) => control === document.activeElement)
  const hadFocus = old.contains(document.activeElement)
  const twin = focused === undefined ? undefined : findTwin(focused, old, fresh)
  copyChoices(old, fresh)
  copyOpen(old, fresh)
  if (old.dataset.order === fresh.dataset.order) {
    old.replaceWith(fresh)
  } else {
    old.remove()
    insert()
  }
  if (hadFocus) (twin ?? fresh).focus({ preventScroll: true })
}

/**
 * Focuses what goes on from here in a message: the grades of a flashcard, the main button. Where there is nothing of the kind it is the message,
 * from which one reads on, and never a button that would take back what was just done, such as Leave after Join.
 * @param {HTMLElement} message
 */
export function focusNext(message) {
  const next = message.querySelector('.body :is(button[data-key], button.primary):enabled')
  const target = next instanceof HTMLElement ? next : message
  target.focus({ preventScroll: true })
}

/** Focuses the button with this action in a message, or else what goes on from there. @param {HTMLElement} message @param {string} press */
export function focusTwin(message, press) {
  const twin = controls(message).find((control) => control.dataset.press === press)
  if (twin === undefined || twin.matches(':disabled')) focusNext(message)
  else twin.focus({ preventScroll: true })
}

/**
 * A button keeps the focus if the new message has one with the same action, or else one with the same label (Next).
 * @param {HTMLElement} focused @param {HTMLElement} old @param {HTMLElement} fresh
 */
function findTwin(focused, old, fresh) {
  const { press } = focused.dataset
  const label = focused instanceof HTMLButtonElement ? focused.textContent : undefined
  if (press === undefined && label === undefined) {
    return controls(fresh)[controls(old).indexOf(focused)]
  }
  const all = controls(fresh).filter((control) => !control.matches(':disabled'))
  return (
    all.find((control) => press !== undefined && control.dataset.press === press) ??
    all.find((control) => control.textContent === label)
  )
}

/** @param {HTMLElement} message @returns {HTMLElement[]} */
function controls(message) {
  return [...message.querySelectorAll('button, input, select, summary, a')].map(
    (control) => /** @type {HTMLElement} */ (control),
  )
}

/** @param {HTMLElement} old @param {HTMLElement} fresh */
function copyChoices(old, fresh) {
  for (const form of old.querySelectorAll('form[data-choose]')) {
    const press = /** @type {HTMLElement} */ (form).dataset.choose ?? ''
    const twin = fresh.querySelector(`form[data-choose="${CSS.escape(press)}"]`)
    for (const control of form.querySelectorAll('input, select')) {
      if (control instanceof HTMLSelectElement) {
        const menu = twin?.querySelector('select')
        if (menu instanceof HTMLSelectElement) menu.value = control.value
      } else if (control instanceof HTMLInputElement) {
        const box = twin?.querySelector(`input[value="${CSS.escape(control.value)}"]`)
        if (box instanceof HTMLInputElement) box.checked = control.checked
      }
    }
  }
}

/** @param {HTMLElement} old @param {HTMLElement} fresh */
function copyOpen(old, fresh) {
  const twins = fresh.querySelectorAll('details')
  for (const [index, details] of old.querySelectorAll('details').entries()) {
    const twin = twins[index]
    if (twin !== undefined && twin.textContent === details.textContent) twin.open = details.open
  }
}
