/** The fields of a form for an item of a pack: what each looks like, what it holds, and where a mistake is said. */
import { create } from './element.js'
import { fieldset, labelled } from './studio-field-parts.js'
import { createRows } from './studio-rows.js'

/**
 * @typedef {{ value: string, label: string }} Choice
 * @typedef {{
 *   kind: 'text' | 'number' | 'truth' | 'one' | 'several' | 'item' | 'items' | 'texts' | 'group' | 'groups',
 *   isLong?: boolean, atLeast?: number, options?: Choice[], section?: string, fields?: Field[]
 * }} Input
 * @typedef {{ name: string, label: string, hint?: string, isRequired: boolean, input: Input }} Field
 * @typedef {Record<string, Choice[]>} Names
 * @typedef {(string | number)[]} Path
 * @typedef {{ element: HTMLElement, read: () => unknown, at: (path: Path) => HTMLElement }} Control
 */

/** Makes the fields of an item or a group. @param {Field[]} fields @param {unknown} value @param {Names} names */
export function createFields(fields, value, names) {
  const before = /** @type {Record<string, unknown>} */ (isGroup(value) ? value : {})
  const controls = new Map(
    fields.map((field) => [field.name, createField(field, before[field.name], names)]),
  )
  return {
    elements: [...controls.values()].map((control) => control.element),
    /** What no field asks for stays as it was. @returns {Record<string, unknown>} */
    read() {
      const given = [...controls].map(([name, control]) => [name, control.read()])
      return { ...before, ...Object.fromEntries(given) }
    },
    /** @param {Path} path */
    at: ([name = '', ...rest]) => controls.get(String(name))?.at(rest),
  }
}

/** @param {Field} field @param {unknown} before @param {Names} names @returns {Control} */
function createField(field, before, names) {
  const { input } = field
  switch (input.kind) {
    case 'text':
    case 'number':
      return textControl(field, before)
    case 'truth':
      return field.isRequired
        ? choiceControl(field, before, [
            { value: 'true', label: 'True' },
            { value: 'false', label: 'False' },
          ])
        : boxControl(field, before)
    case 'one':
      return choiceControl(field, before, input.options ?? [])
    case 'item':
      return choiceControl(field, before, names[input.section ?? ''] ?? [])
    case 'several':
      return boxesControl(field, before, input.options ?? [])
    case 'items':
      return boxesControl(field, before, names[input.section ?? ''] ?? [])
    case 'texts':
    case 'group':
    case 'groups':
      return createRows(field, before, {
        text: (shown, value) => createField(shown, value, names),
        group: (value) => createFields(input.fields ?? [], value, names),
      })
  }
}

/** @param {Field} field @param {unknown} before @returns {Control} */
function textControl({ input, isRequired, ...field }, before) {
  const isLong = input.isLong === true
  const control = isLong ? document.createElement('textarea') : document.createElement('input')
  if (control instanceof HTMLTextAreaElement) control.rows = 2
  else control.inputMode = input.kind === 'number' ? 'decimal' : 'text'
  control.autocomplete = 'off'
  const shown = ['string', 'number'].includes(typeof before) ? String(before) : ''
  control.value = shown
  return labelled({ ...field, isRequired }, control, () => {
    if (control.value === shown.replaceAll('\r', '')) return before
    const typed = control.value.trim()
    if (typed === '') return isRequired && before !== undefined ? '' : undefined
    return input.kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(typed) ? Number(typed) : typed
  })
}

/** @param {Field} field @param {unknown} before @param {Choice[]} options @returns {Control} */
function choiceControl(field, before, options) {
  const select = document.createElement('select')
  const chosen = ['string', 'boolean'].includes(typeof before) ? String(before) : ''
  if (chosen === '' || !field.isRequired) {
    select.append(new Option(field.isRequired ? 'Choose…' : 'Nothing', ''))
  }
  for (const { value, label } of withUnknown(options, chosen === '' ? [] : [chosen])) {
    select.append(new Option(label, value))
  }
  select.value = chosen
  return labelled(field, select, () => {
    if (select.value === '') return undefined
    return field.input.kind === 'truth' ? select.value === 'true' : select.value
  })
}

/** @param {Field} field @param {unknown} before @returns {Control} */
function boxControl(field, before) {
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.checked = before === true
  const control = labelled({ ...field, isRequired: true }, box, () =>
    box.checked ? true : before === false ? false : undefined,
  )
  control.element.classList.add('box')
  return control
}

/** @param {Field} field @param {unknown} before @param {Choice[]} options @returns {Control} */
function boxesControl(field, before, options) {
  const chosen = Array.isArray(before) ? before.map(String) : []
  const boxes = withUnknown(options, chosen).map(({ value, label }) => {
    const box = document.createElement('input')
    box.type = 'checkbox'
    box.value = value
    box.checked = chosen.includes(value)
    const line = create('label', box, create('span', label))
    line.className = 'check'
    return { box, line }
  })
  const list = create('div', ...boxes.map(({ line }) => line))
  list.className = 'boxes'
  const { element, describe } = fieldset(field)
  element.append(list)
  for (const { box } of boxes) describe(box)
  return {
    element,
    at: () => element,
    read() {
      const ticked = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value)
      if (ticked.length === 0) {
        return before === undefined || !field.isRequired ? keptEmpty(before) : []
      }
      // Those that were there keep their order.
      return [
        ...chosen.filter((each) => ticked.includes(each)),
        ...ticked.filter((each) => !chosen.includes(each)),
      ]
    },
  }
}

/** An empty list that somebody wrote stays one. @param {unknown} before */
function keptEmpty(before) {
  return Array.isArray(before) && before.length === 0 ? before : undefined
}

/** What is written and nobody knows can stay. @param {Choice[]} options @param {string[]} chosen */
function withUnknown(options, chosen) {
  const unknown = chosen.filter((each) => !options.some(({ value }) => value === each))
  return [...options, ...unknown.map((value) => ({ value, label: `${value} (not in the pack)` }))]
}

/** @param {unknown} value */
function isGroup(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
