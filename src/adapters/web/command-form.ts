/** A command as a form, for whoever would rather fill in than type; attached files can only be given this way. */
import {
  type Subcommand,
  type CommandIndex,
  fullName,
  visibleOptions,
} from '../../core/command/command.ts'
import type { CommandOption } from '../../core/command/option.ts'
import { channels, people, roomOf } from './classroom.ts'
import { type Html, html } from '../../render/html/html.ts'

/** The inside of a dialog, or nothing where there is no such command. */
export function renderCommandForm(
  commands: CommandIndex,
  commandName: string,
  actionName: string,
): Html | undefined {
  const command = commands.get(commandName)
  const action = command?.subcommands.get(actionName)
  if (command === undefined || action === undefined) return undefined
  return html`<form class="form" data-command="${commandName}" data-action="${actionName}">
    <h2 id="form-title"><code>${fullName(command, actionName)}</code></h2>
    <p class="hint">${action.summary}</p>
    ${fields(action)}
    <div class="buttons">
      <button class="button" type="button" data-close>Cancel</button
      ><button class="button primary" type="submit">Send</button>
    </div>
  </form>`
}

function fields(action: Subcommand): readonly Html[] {
  return Object.entries(visibleOptions(action)).map(([name, option], index) => {
    const id = `option-${index}`
    const required = option.required === true
    return html`<div class="field">
      <label for="${id}">${name}${!required && html` <span class="rule">optional</span>`}</label>
      <p class="hint" id="${id}-hint">${option.summary}</p>
      ${control(option, html`id="${id}" name="${name}" aria-describedby="${id}-hint"${required && html` required`}`)}
    </div>`
  })
}

function control(option: CommandOption, shared: Html): Html {
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
      return menu(option.choices, shared)
    case 'flag':
      return menu(
        [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No' },
        ],
        shared,
      )
    case 'room':
      return menu(
        channels
          .filter(({ key }) => key !== 'me')
          .map(({ key, name }) => ({ value: roomOf(key, 'rivera').id, label: `#${name}` })),
        shared,
      )
    case 'person':
      return menu(
        people.map(({ id, name }) => ({ value: id, label: name })),
        shared,
      )
    case 'file':
      return html`<input type="file" data-most="${option.maxBytes}" ${shared} />`
    default:
      return option satisfies never
  }
}

function menu(
  choices: readonly { readonly value: string; readonly label: string }[],
  shared: Html,
): Html {
  return html`<select ${shared}>
    <option value="">—</option>
    ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
  </select>`
}
