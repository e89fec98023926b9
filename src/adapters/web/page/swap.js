/** Replaces a message and keeps what the reader was doing in it: focus, ticked boxes, chosen values, open spoilers. */

/**
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
export function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null
  const control = focused === null ? undefined : describeControl(focused, old)
  copyChoices(old, fresh)
  copyOpen(old, fresh)
  old.replaceWith(fresh)
  if (focused === null) return
  const twin = control === undefined ? null : findControl(fresh, control)
  ;(twin ?? fresh).focus({ preventScroll: true })
}

/**
 * A button keeps the focus if the new message has one with the same action, or else one with the same label (Next).
 * @param {Element} focused
 * @param {HTMLElement} message
 */
function describeControl(focused, message) {
  const all = controls(message)
  const button = focused instanceof HTMLButtonElement
  return {
    press: focused.getAttribute('data-press'),
    label: button ? focused.textContent : null,
    index: all.indexOf(/** @type {HTMLElement} */ (focused)),
  }
}

/**
 * @param {HTMLElement} fresh
 * @param {{ press: string | null, label: string | null, index: number }} control
 */
function findControl(fresh, { press, label, index }) {
  const all = controls(fresh).filter((control) => !control.matches(':disabled'))
  if (press === null && label === null) return controls(fresh)[index] ?? null
  return (
    all.find((control) => press !== null && control.dataset.press === press) ??
    all.find((control) => control.textContent === label) ??
    null
  )
}

/**
 * @param {HTMLElement} message
 * @returns {HTMLElement[]}
 */
function controls(message) {
  return [...message.querySelectorAll('button, input, select, summary, a')].map(
    (control) => /** @type {HTMLElement} */ (control),
  )
}

/**
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
function copyChoices(old, fresh) {
  for (const form of old.querySelectorAll('form[data-choose]')) {
    const press = /** @type {HTMLElement} */ (form).dataset.choose ?? ''
    const twin = fresh.querySelector(`form[data-choose="${CSS.escape(press)}"]`)
    if (twin === null) continue
    for (const control of form.querySelectorAll('input, select')) {
      if (control instanceof HTMLSelectElement) {
        const menu = twin.querySelector('select')
        if (menu !== null) menu.value = control.value
      } else if (control instanceof HTMLInputElement) {
        const box = twin.querySelector(`input[value="${CSS.escape(control.value)}"]`)
        if (box instanceof HTMLInputElement) box.checked = control.checked
      }
    }
  }
}

/**
 * @param {HTMLElement} old
 * @param {HTMLElement} fresh
 */
function copyOpen(old, fresh) {
  const twins = fresh.querySelectorAll('details')
  for (const [index, details] of old.querySelectorAll('details').entries()) {
    const twin = twins[index]
    if (twin !== undefined && twin.textContent === details.textContent) twin.open = details.open
  }
}
