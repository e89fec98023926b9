/** Renders a form as the inside of a dialog. */
import type { Form, FormField, SelectOption } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'

/** More options become a menu. */
const maxRadios = 7

export function renderForm({ title, press, submit, fields }: Form): Html {
  return html`<form class="form" data-submit="${press}">
    <h2 id="form-title">${title}</h2>
    ${fields.map((field, index) => renderField(field, `field-${index}`))}
    ${renderFormButtons(submit)}
  </form>`
}

export function renderFormButtons(submit: string): Html {
  return html`<div class="buttons">
    <button class="button" type="button" data-close>Cancel</button
    ><button class="button primary" type="submit">${submit}</button>
  </div>`
}

function renderField(field: FormField, id: string): Html {
  const hint =
    field.hint === undefined ? undefined : html`<p class="hint" id="${id}-hint">${field.hint}</p>`
  const described = hint === undefined ? undefined : html` aria-describedby="${id}-hint"`
  const required = field.required && html` required`
  switch (field.kind) {
    case 'text': {
      const shared = html`id="${id}" name="${field.name}" maxlength="${field.maxLength}"
      placeholder="${field.placeholder ?? ''}" autocomplete="off"${described}${required}`
      return html`<div class="field">
        <label for="${id}">${field.label}${optional(field)}</label>${hint}${
          field.long
            ? html`<textarea rows="4" ${shared}>${'\n'}${field.value}</textarea>`
            : html`<input type="text" ${shared} value="${field.value ?? ''}" />`
        }
      </div>`
    }
    case 'one':
      return field.options.length > maxRadios
        ? html`<div class="field">
            <label for="${id}">${field.label}${optional(field)}</label>${hint}<select
              id="${id}"
              name="${field.name}"
              ${described}${required}
            >
              ${!field.required && html`<option value="">Nothing</option>`}${field.options.map(
                (option) =>
                  html`<option
                    value="${option.value}"
                    ${isChosen(field, option) && html` selected`}
                  >
                    ${option.label}
                  </option>`,
              )}
            </select>
          </div>`
        : renderBoxes(field, id, 'radio', hint)
    case 'several':
      return renderBoxes(field, id, 'checkbox', hint)
    default:
      return field satisfies never
  }
}

type ChoiceField = Extract<FormField, { kind: 'one' | 'several' }>

function renderBoxes(
  field: ChoiceField,
  id: string,
  type: 'radio' | 'checkbox',
  hint?: Html,
): Html {
  const required = type === 'radio' && field.required && html` required`
  return html`<fieldset
    class="field"
    id="${id}"
    ${hint !== undefined && html` aria-describedby="${id}-hint"`}
  >
    <legend>${field.label}${optional(field)}</legend>
    ${hint}${field.options.map(
      (option) =>
        html`<label class="check"
          ><input
            type="${type}"
            name="${field.name}"
            value="${option.value}"
            ${isChosen(field, option) && html` checked`}${required}
          /><span
            >${option.label}${option.description !== undefined && html` <span class="rule">${option.description}</span>`}</span
          ></label
        >`,
    )}
  </fieldset>`
}

function isChosen(field: ChoiceField, option: SelectOption): boolean {
  return field.value?.includes(option.value) === true
}

function optional(field: FormField): Html | false {
  return !field.required && html` <span class="rule">optional</span>`
}
