/** What a form was filled in with, and why it was refused. */

/**
 * Returns the values and the files by field, for a press, and one value by option, for a command.
 * @param {HTMLFormElement} form
 */
export async function readForm(form) {
  /** @type {Record<string, string[]>} */
  const fields = {}
  /** @type {Record<string, { name: string, base64: string }>} */
  const files = {}
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string') (fields[name] ??= []).push(value)
    else if (value.name !== '') files[name] = { name: value.name, base64: await inBase64(value) }
  }
  const given = Object.entries(fields).filter(([, [value = '']]) => value !== '')
  const options = { ...Object.fromEntries(given.map(([name, [value]]) => [name, value])), ...files }
  return { fields, files, options }
}

/**
 * Returns what a file holds, as JSON can carry it.
 * @param {File} file
 * @returns {Promise<string>}
 */
export function inBase64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      const address = typeof reader.result === 'string' ? reader.result : ''
      resolve(address.replace(/^[^,]*,/, ''))
    }
    reader.onerror = () => reject(reader.error ?? new Error('The file cannot be read.'))
    reader.readAsDataURL(file)
  })
}

/**
 * Says in a form why it was refused, with what is offered instead. Returns whether it was.
 * @param {import('./server.js').Outcome} outcome
 * @param {HTMLElement} form
 */
export function showRefusal({ refusal, error }, form) {
  const notice = form.querySelector('.notice')
  if (!(notice instanceof HTMLElement) || (refusal ?? error) === undefined) return false
  delete notice.dataset.full
  if (refusal === undefined) notice.textContent = error ?? ''
  else notice.innerHTML = refusal
  notice.hidden = false
  return true
}
