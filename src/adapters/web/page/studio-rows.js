/** Fields of a form that hold several texts or groups: each has a row, and more can be added. */
import { create } from './element.js'
import { fieldset } from './studio-field-parts.js'

/**
 * @typedef {import('./studio-fields.js').Control} Control
 * @typedef {{ element: HTMLElement, read: () => unknown, at: (path: import('./studio-fields.js').Path) => HTMLElement | undefined }} Row
 */

/**
 * @param {import('./studio-fields.js').Field} field
 * @param {unknown} before
 * @param {{
 *   text: (field: import('./studio-fields.js').Field, value: unknown) => Control,
 *   group: (value: unknown) => ReturnType<typeof import('./studio-fields.js').createFields>
 * }} make what a row holds
 * @returns {Control}
 */
export function createRows(field, before, make) {
  const { label, input } = field
  const isSingle = input.kind === 'group'
  const one = label.toLowerCase()
  const { element } = fieldset(field)
  const list = create('div')
  list.className = 'rows'
  const add = button(isSingle ? `Add: ${one}` : `Add another: ${one}`)
  element.append(list, add)
  /** @type {Row[]} */
  let rows = []

  /** @param {unknown} value */
  function addRow(value) {
    const number = rows.length + 1
    const row = input.kind === 'texts' ? textRow(number, value) : groupRow(number, value)
    const remove = button('Remove', isSingle ? one : `${one} ${number}`)
    remove.addEventListener('click', () => {
      rows = rows.filter((each) => each !== row)
      row.element.remove()
      add.hidden = isSingle && rows.length > 0
      add.focus()
      element.dispatchEvent(new Event('input', { bubbles: true }))
    })
    if (!isSingle || !field.isRequired) row.element.append(remove)
    rows.push(row)
    list.append(row.element)
    add.hidden = isSingle
    return row
  }

  /** @param {number} number @param {unknown} value @returns {Row} */
  function textRow(number, value) {
    const shown = { name: '', label: `${label} ${number}`, isRequired: true }
    const control = make.text(
      { ...shown, input: { kind: 'text', isLong: input.isLong === true } },
      value,
    )
    control.element.classList.add('row')
    control.element.querySelector('label')?.classList.add('unseen')
    return control
  }

  /** @param {number} number @param {unknown} value @returns {Row} */
  function groupRow(number, value) {
    const fields = make.group(value)
    // One that stands alone has the words of the field above it.
    const group = isSingle
      ? create('div')
      : create('fieldset', create('legend', `${label} ${number}`))
    group.className = 'group'
    group.append(...fields.elements)
    return { element: group, read: () => fields.read(), at: (path) => fields.at(path) }
  }

  const given = isSingle
    ? before === undefined
      ? []
      : [before]
    : Array.isArray(before)
      ? before
      : []
  for (const value of given) addRow(value)
  if (given.length === 0 && field.isRequired) {
    for (let row = 0; row < (input.atLeast ?? 1); row += 1) addRow(undefined)
  }
  add.addEventListener('click', () => {
    const row = addRow(undefined)
    const [control] = row.element.querySelectorAll('input, textarea, select')
    if (control instanceof HTMLElement) control.focus()
  })

  function filled() {
    return rows
      .map((row) => ({ row, value: row.read() }))
      .filter(({ value }) => value !== undefined && value !== '' && !isEmptyGroup(value))
  }

  return {
    element,
    read() {
      const values = filled().map(({ value }) => value)
      if (isSingle) return values[0]
      if (values.length > 0) return values
      return Array.isArray(before) && (field.isRequired || before.length === 0) ? [] : undefined
    },
    at(path) {
      const [index = 0, ...rest] = isSingle ? [0, ...path] : path
      const row = filled()[Number(index)]?.row
      return row?.at(rest) ?? row?.element ?? element
    },
  }
}

/** @param {unknown} value */
function isEmptyGroup(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => each === undefined)
  )
}

/** @param {string} words @param {string} [unseen] what it is about, for those who do not see where it stands */
function button(words, unseen) {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button'
  made.append(words)
  if (unseen !== undefined) {
    const rest = create('span', `: ${unseen}`)
    rest.className = 'unseen'
    made.append(rest)
  }
  return made
}
