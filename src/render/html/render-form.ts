/** Renders a form as the inside of a dialog. */
import type { Form, FormField } from '../../core/reply/form.ts'
import type { SelectOption } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { renderCheck } from './render-check.ts'
import { renderReply } from './render.ts'

/** More options become a menu. */
const maxRadios = 7

export function renderForm({ title, press, submit, intro = [], fields, arrange }: Form): Html {
  return html`<form class="form" data-submit="${press}">
    <h2 id="form-title">${title}</h2>
    ${renderReply({ blocks: intro })}
    ${
      arrange === 'order'
        ? renderOrder(fields)
        : fields.map((field, index) =>
            renderField(field, `field-${index}`, { asMenu: arrange === 'match' }),
          )
    }
    ${renderFormButtons(submit)}
  </form>`
}

/** Without it, the first option would look chosen. */
function renderNoOption({ required, value = [] }: ChoiceField): Html | false {
  if (!required) return html`<option value="">Nothing</option>`
  return value.length === 0 && html`<option value="">Choose…</option>`
}

/** Things to put in order: each is moved up and down, or dragged, to the place whose field it then fills. */
function renderOrder(fields: readonly FormField[]): Html {
  const [first] = fields
  const options = first !== undefined && 'options' in first ? first.options : []
  return html`<fieldset class="field" aria-describedby="order-hint">
    <legend>Put these in order</legend>
    <p class="hint" id="order-hint">The first goes to the top. Drag them, or use the arrows.</p>
    <ol class="order" role="list">
      ${options.map(
        ({ value, label }, index) =>
          html`<li>
            <input type="hidden" name="${fields[index]?.name ?? ''}" value="${value}" />
            <span class="grip" aria-hidden="true">⠿</span>
            <span class="words" dir="auto">${label}</span>
            ${renderMove(-1, '↑', `Move up: ${label}`)} ${renderMove(1, '↓', `Move down: ${label}`)}
          </li>`,
      )}
    </ol>
    <p class="unseen" role="status"></p>
  </fieldset>`
}

function renderMove(step: -1 | 1, sign: string, label: string): Html {
  return html`<button type="button" class="icon" data-move="${step}">
    <span aria-hidden="true">${sign}</span><span class="unseen">${label}</span>
  </button>`
}

export function renderFormButtons(submit: string): Html {
  return html`<div class="notice" role="alert" hidden></div>
    <div class="buttons">
      <button class="button" type="button" data-close>Cancel</button
      ><button class="button primary" type="submit">${submit}</button>
    </div>`
}

function renderField(field: FormField, id: string, { asMenu }: { readonly asMenu: boolean }): Html {
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
    case 'number':
      return renderLabelled(field, id, renderSlider(field, id, described))
    case 'one': {
      if (field.options.length <= maxRadios && !asMenu) return renderBoxes(field, id, 'radio')
      const menu = html`<select id="${id}" name="${name}" ${described}${isRequired}>
        ${renderNoOption(field)}${field.options.map(
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

/** A slider always has a position; it starts in the middle, and says beside itself where it is. */
function renderSlider(
  { name, min, max, step, value }: Extract<FormField, { kind: 'number' }>,
  id: string,
  described: Html | false,
): Html {
  const middle = min + Math.round((max - min) / step / 2) * step
  const start = value ?? String(middle)
  return html`<div class="slider">
    <input
      type="range"
      id="${id}"
      name="${name}"
      min="${min}"
      max="${max}"
      step="${step}"
      value="${start}"
      autocomplete="off"
      ${described}
    /><output for="${id}">${start}</output>
  </div>`
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
