/** A command as a form, for people who would rather not type. Files can only be attached this way. */
import {
  type Subcommand,
  type CommandIndex,
  fullName,
  visibleOptions,
} from '../../core/command/command.ts'
import type { CommandOption } from '../../core/command/option.ts'
import { personChoices, roomChoices } from './ids.ts'
import { type Html, html } from '../../render/html/html.ts'

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
    ${renderFields(subcommand)}
    <div class="buttons">
      <button class="button" type="button" data-close>Cancel</button
      ><button class="button primary" type="submit">Send</button>
    </div>
  </form>`
}

function renderFields(subcommand: Subcommand): readonly Html[] {
  return Object.entries(visibleOptions(subcommand)).map(([name, option], index) => {
    const id = `option-${index}`
    const required = option.required === true
    return html`<div class="field">
      <label for="${id}">${name}${!required && html` <span class="rule">optional</span>`}</label>
      <p class="hint" id="${id}-hint">${option.summary}</p>
      ${renderControl(option, html`id="${id}" name="${name}" aria-describedby="${id}-hint"${required && html` required`}`)}
    </div>`
  })
}

function renderControl(option: CommandOption, shared: Html): Html {
  switch (option.kind) {
    case 'text':
      return html`<input
        type="text"
        maxlength="${option.maxLength}"
        autocomplete="off"
        ${shared}
      />`
    case 'role':
      return html`<input type="text" maxlength="200" autocomplete="off" ${shared} />`
    case 'integer':
      return html`<input type="number" min="${option.min}" max="${option.max}" ${shared} />`
    case 'choice':
      return renderMenu(option.choices, shared)
    case 'flag':
      return renderMenu(
        [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
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

function renderMenu(
  choices: readonly { readonly value: string; readonly label: string }[],
  shared: Html,
): Html {
  return html`<select ${shared}>
    <option value="">—</option>
    ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
  </select>`
}
