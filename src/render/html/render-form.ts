/** Renders a form as the inside of a dialog. */
import type { Form, FormField, SelectOption } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { renderCheck } from './render-check.ts'
import { renderReply } from './render.ts'

/** More options become a menu. */
const maxRadios = 7

export function renderForm({ title, press, submit, intro = [], fields }: Form): Html {
  return html`<form class="form" data-submit="${press}">
    <h2 id="form-title">${title}</h2>
    ${renderReply({ blocks: intro })}${fields.map((field, index) => renderField(field, `field-${index}`))}
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
  const { name, required, hint } = field
  const isRequired = required && html` required`
  const described = hint !== undefined && html` aria-describedby="${id}-hint"`
  switch (field.kind) {
    case 'text': {
      const shared = html`id="${id}" name="${name}" maxlength="${field.maxLength}"
      placeholder="${field.placeholder ?? ''}" autocomplete="off"${described}${isRequired}`
      const input = field.long
        ? html`<textarea rows="4" ${shared}>${'\n'}${field.value}</textarea>`
        : html`<input type="text" ${shared} value="${field.value ?? ''}" />`
      return renderLabelled(field, id, input)
    }
    case 'one': {
      if (field.options.length <= maxRadios) return renderBoxes(field, id, 'radio')
      const menu = html`<select id="${id}" name="${name}" ${described}${isRequired}>
        ${!required && html`<option value="">Nothing</option>`}${field.options.map(
          (option) =>
            html`<option value="${option.value}" ${isChosen(field, option) && html` selected`}>
              ${option.label}
            </option>`,
        )}
      </select>`
      return renderLabelled(field, id, menu)
    }
    case 'several':
      return renderBoxes(field, id, 'checkbox')
    case 'file': {
      const input = html`<input
        type="file"
        id="${id}"
        name="${name}"
        accept="${field.extensions.join(',')}"
        data-max-bytes="${field.maxBytes}"
        ${described}${isRequired}
      />`
      return renderLabelled(field, id, input)
    }
    default:
      return field satisfies never
  }
}

type Labelled = Pick<FormField, 'label' | 'required' | 'hint'>

/** A label, a hint and a control with this id; the control names the hint as `<id>-hint`. */
export function renderLabelled(field: Labelled, id: string, control: Html): Html {
  return html`<div class="field">
    <label for="${id}">${renderLabel(field)}</label>${renderHint(field, id)}${control}
  </div>`
}

function renderLabel({ label, required }: Labelled): Html {
  return html`${label}${!required && html` <span class="rule">optional</span>`}`
}

function renderHint({ hint }: Labelled, id: string): Html | false {
  return hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`
}

type ChoiceField = Extract<FormField, { kind: 'one' | 'several' }>

function renderBoxes(field: ChoiceField, id: string, type: 'radio' | 'checkbox'): Html {
  const required = type === 'radio' && field.required && html` required`
  return html`<fieldset
    class="field"
    id="${id}"
    ${field.hint !== undefined && html` aria-describedby="${id}-hint"`}
  >
    <legend>${renderLabel(field)}</legend>
    ${renderHint(field, id)}${field.options.map((option) =>
      renderCheck(
        type,
        field.name,
        option,
        html`${isChosen(field, option) && html` checked`}${required}`,
      ),
    )}
  </fieldset>`
}

function isChosen(field: ChoiceField, option: SelectOption): boolean {
  return field.value?.includes(option.value) === true
}
