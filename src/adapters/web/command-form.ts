/** A command as a form, for people who would rather not type. Files can only be attached this way. */
import { type CommandIndex, fullName, visibleOptions } from '../../core/command/command.ts'
import type { CommandOption } from '../../core/command/option.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderFormButtons, renderLabelled } from '../../render/html/render-form.ts'
import { choicesOf } from './ids.ts'

/** Returns the inside of a dialog, or undefined if there is no such command. */
export function renderCommandForm(
  commands: CommandIndex,
  commandName: string,
  subcommandName: string,
): Html | undefined {
  const command = commands.get(commandName)
  const subcommand = command?.subcommands.get(subcommandName)
  if (command === undefined || subcommand === undefined) return undefined
  return html`<form class="form" data-command="${commandName}" data-action="${subcommandName}">
    <h2 id="form-title"><code>${fullName(command, subcommandName)}</code></h2>
    <p class="hint">${subcommand.summary}</p>
    ${Object.entries(visibleOptions(subcommand)).map(([name, option], index) =>
      renderField(name, option, `option-${index}`),
    )}
    ${renderFormButtons('Send')}
  </form>`
}

function renderField(name: string, option: CommandOption, id: string): Html {
  const { required = false, summary: hint } = option
  const shared = html`id="${id}" name="${name}"
  aria-describedby="${id}-hint"${required && html` required`}`
  return renderLabelled({ label: name, required, hint }, id, renderControl(option, shared))
}

function renderControl(option: CommandOption, shared: Html): Html {
  if (option.kind === 'file') return html`<input type="file" ${shared} />`
  if (option.kind === 'integer') {
    return html`<input type="number" min="${option.min}" max="${option.max}" ${shared} />`
  }
  const choices = choicesOf(option)
  if (choices !== undefined) {
    return html`<select ${shared}>
      <option value="">—</option>
      ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
    </select>`
  }
  const maxLength = option.kind === 'text' ? option.maxLength : 200
  return html`<input type="text" maxlength="${maxLength}" autocomplete="off" ${shared} />`
}
