/** The parts of forms on the page that run a command: the form itself, and its fields. */
import { type Html, html } from '../../render/html/html.ts'

/** It runs in the teacher’s own channel, where the answer is kept, unless a menu in it names another. */
interface CommandForm {
  readonly id: string
  /** The command and its subcommand, such as `quiz start`. */
  readonly run: string
  readonly submit: string
  readonly style?: 'primary' | 'danger' | 'plain'
}

export function renderCommandForm(
  { id, run, submit, style = 'primary' }: CommandForm,
  ...fields: readonly Html[]
): Html {
  const [command = '', action = ''] = run.split(' ')
  return html`<form class="form" id="${id}" data-command="${command}" data-action="${action}">
    ${fields}
    <div class="buttons">
      <button class="button ${style}" type="submit" id="${id}-submit">${submit}</button>
    </div>
  </form>`
}

export function hidden(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`
}

export function field(id: string, label: string, control: Html): Html {
  return html`<div class="field"><label for="${id}">${label}</label>${control}</div>`
}

export interface Choice {
  readonly value: string
  readonly label: string
}

export function menu(
  id: string,
  name: string,
  label: string,
  choices: readonly Choice[],
  chosen = '',
): Html {
  return field(
    id,
    label,
    html`<select id="${id}" name="${name}">
      ${choices.map(
        ({ value, label: words }) =>
          html`<option value="${value}" ${value === chosen && html` selected`}>${words}</option>`,
      )}
    </select>`,
  )
}

export function number({
  id,
  name,
  label,
  min,
  max,
  value,
}: {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly min: number
  readonly max: number
  readonly value: number
}): Html {
  return field(
    id,
    label,
    html`<input
      type="number"
      id="${id}"
      name="${name}"
      min="${min}"
      max="${max}"
      value="${value}"
      data-usual="${value}"
      required
    />`,
  )
}

interface Check {
  readonly name: string
  readonly label: string
  readonly isOn?: boolean | undefined
  readonly value?: string
}

export function check({ name, label, isOn = false, value = 'yes' }: Check): Html {
  return html`<label class="check"
    ><input type="checkbox" name="${name}" value="${value}" ${isOn && html` checked`} /><span
      >${label}</span
    ></label
  >`
}

/** A box that is sent either way. */
export function flag(box: Check): Html {
  return html`<span data-flag="${box.name}">${check(box)}</span>`
}

/** A date that was there and is emptied is taken away, which the command calls `none`. */
export function date(id: string, name: string, label: string, value: string | undefined): Html {
  return field(
    id,
    label,
    html`<input
      type="date"
      id="${id}"
      name="${name}"
      value="${value ?? ''}"
      ${value !== undefined && html` data-emptied="none"`}
    />`,
  )
}
