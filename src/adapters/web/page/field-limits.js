/** Says when a field is full, since a browser leaves out without a word what is pasted beyond its end. */

/** @param {HTMLElement} box what forms are opened in */
export function startFieldLimits(box) {
  box.addEventListener('input', ({ target }) => {
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    const notice = isField ? target.form?.querySelector('.notice') : undefined
    if (!isField || target.maxLength < 1 || !(notice instanceof HTMLElement)) return
    const { value, maxLength } = target
    const isFull = value.length >= maxLength
    if (!isFull && notice.dataset.full === undefined) return
    notice.hidden = !isFull
    notice.textContent = isFull
      ? `This field is full: it has room for ${maxLength.toLocaleString('en')} characters.`
      : ''
    if (isFull) notice.dataset.full = ''
    else delete notice.dataset.full
  })
}
