/** A command as a form, for people who would rather not type. Files can only be attached this way. */
import { type CommandIndex, fullName, visibleOptions } from '../../core/command/command.ts'
import type { CommandOption } from '../../core/command/option.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderFormButtons, renderLabelled } from '../../render/html/render-form.ts'
import { personChoices, roomChoices } from './ids.ts'

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
  switch (option.kind) {
    case 'text':
      return renderTextInput(option.maxLength, shared)
    case 'role':
      return renderTextInput(200, shared)
    case 'integer':
      return html`<input type="number" min="${option.min}" max="${option.max}" ${shared} />`
    case 'choice':
      return renderMenu(option.choices, shared)
    case 'flag':
      return renderMenu(
        ['Yes', 'No'].map((label) => ({ label, value: label.toLowerCase() })),
        shared,
      )
    case 'room':
      return renderMenu(roomChoices, shared)
    case 'person':
      return renderMenu(personChoices, shared)
    case 'file':
      return html`<input type="file" ${shared} />`
    default:
      return option satisfies never
  }
}

function renderTextInput(maxLength: number, shared: Html): Html {
  return html`<input type="text" maxlength="${maxLength}" autocomplete="off" ${shared} />`
}

function renderMenu(choices: readonly Suggestion[], shared: Html): Html {
  return html`<select ${shared}>
    <option value="">—</option>
    ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
  </select>`
}
