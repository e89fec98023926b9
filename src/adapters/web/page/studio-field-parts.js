/** What every field of a form has: a label, a hint, and the place for a mistake. */
import { create } from './element.js'

/**
 * @typedef {import('./studio-fields.js').Field} Field
 * @typedef {import('./studio-fields.js').Control} Control
 */

let ids = 0

/**
 * @param {Omit<Field, 'input' | 'name'>} field
 * @param {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} control
 * @param {() => unknown} read
 * @returns {Control}
 */
export function labelled(field, control, read) {
  const id = `field-${(ids += 1)}`
  control.id = id
  control.required = field.isRequired && control.type !== 'checkbox'
  const label = document.createElement('label')
  label.htmlFor = id
  label.append(...labelOf(field))
  const element = create('div', label)
  element.className = 'field'
  const describe = addNotes(element, field)
  describe(control)
  element.append(control)
  return { element, read, at: () => element }
}

/** @param {Omit<Field, 'input' | 'name'>} field */
export function fieldset(field) {
  const legend = create('legend', ...labelOf(field))
  const element = create('fieldset', legend)
  element.className = 'field'
  return { element, describe: addNotes(element, field) }
}

/** @param {Omit<Field, 'input' | 'name'>} field @returns {(string | Node)[]} */
function labelOf({ label, isRequired }) {
  if (isRequired) return [label]
  const rule = create('span', 'optional')
  rule.className = 'rule'
  return [label, ' ', rule]
}

/** Adds the hint and the place for a mistake. Returns what has a control name both. @param {HTMLElement} element @param {{ hint?: string }} field */
function addNotes(element, { hint }) {
  const id = `notes-${(ids += 1)}`
  const wrong = create('p')
  wrong.className = 'wrong'
  wrong.id = `${id}-wrong`
  wrong.hidden = true
  const notes = hint === undefined ? [] : [create('p', hint)]
  for (const note of notes) {
    note.className = 'hint'
    note.id = `${id}-hint`
  }
  element.append(...notes, wrong)
  const described = [...notes, wrong].map((note) => note.id).join(' ')
  return (/** @type {HTMLElement} */ control) => control.setAttribute('aria-describedby', described)
}
