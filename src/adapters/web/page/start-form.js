/** What a form of the start page sends: only what differs from what the command would do anyway. */

import { inBase64 } from './form-values.js'

/** @param {HTMLFormElement} form @returns {Promise<Record<string, unknown>>} */
export async function optionsOf(form) {
  /** @type {Record<string, unknown>} */
  const options = {}
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) continue
    const { name, value } = control
    if (name === '') continue
    const given = control instanceof HTMLInputElement ? await valueOf(control) : value
    if (given === undefined || given === '') continue
    const before = options[name]
    const isList = typeof before === 'string' && typeof given === 'string'
    options[name] = isList ? `${before}, ${given}` : given
  }
  return options
}

/** @param {HTMLInputElement} input */
async function valueOf(input) {
  const { type, value, checked, files } = input
  if (type === 'checkbox') {
    if (input.closest('[data-flag]') !== null) return checked ? 'yes' : 'no'
    return checked ? value : undefined
  }
  if (type === 'file') {
    const [file] = files ?? []
    return file && { name: file.name, base64: await inBase64(file) }
  }
  // A preset may say something else than the usual value.
  if (value === input.dataset.usual) return undefined
  return value === '' ? input.dataset.emptied : value
}
