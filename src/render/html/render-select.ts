/** Renders a menu in a message: one value, or several. */
import type { Block } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { renderCheck } from './render-check.ts'

type Select = Extract<Block, { kind: 'select' }>

/**
 * One value: a native select with a button, so that the arrow keys alone send nothing. Several: checkboxes. A message may have many
 * menus, so each button says which is its own to whoever goes from button to button without seeing them.
 */
export function renderSelect(select: Select): Html {
  return renderMenu(select, () => html``)
}

/** The boxes of a question have keys, as its buttons would. */
export function renderBoxes(select: Select): Html {
  return renderMenu(select, renderKey)
}

/** The keys 1 to 6 are for the first six of what can be chosen. */
export function renderKey(index: number): Html | false {
  const key = index + 1
  return key <= 6 && html` data-key="${key}" aria-keyshortcuts="${key}"`
}

function renderMenu(
  { press, label, options, min, max }: Select,
  keyOf: (index: number) => Html | false,
): Html {
  const choose = html`<button class="button" type="submit" aria-label="${`Choose: ${label}`}">
    Choose
  </button>`
  if (max === 1) {
    return html`<form class="select" data-choose="${press}">
      <label
        ><span>${label}</span
        ><select name="chosen">
          ${min === 0 && html`<option value="">Nothing</option>`}${options.map(
            (option) =>
              html`<option value="${option.value}">
                ${option.description === undefined ? option.label : `${option.label} (${option.description})`}
              </option>`,
          )}
        </select></label
      >${choose}
    </form>`
  }
  const rule = min === max ? `Choose ${min}` : `Choose ${min === 0 ? 'up to' : `${min} to`} ${max}`
  return html`<form class="select" data-choose="${press}">
    <fieldset data-min="${min}" data-max="${max}">
      <legend>${label} <span class="rule">${rule}</span></legend>
      ${options.map((option, index) => renderCheck('checkbox', 'chosen', option, html`${keyOf(index)}`))}
    </fieldset>
    ${choose}
  </form>`
}
