/** Sliders of a form: beside each stands where it is. */

/** @param {HTMLElement} box the dialog of the form */
export function startSliding(box) {
  box.addEventListener('input', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.type !== 'range') return
    const shown = target.parentElement?.querySelector('output')
    if (shown) shown.textContent = target.value
  })
}
