/** A command as a form, for people who would rather not type. Files can only be attached this way. */
import { type CommandIndex, fullName, visibleOptions } from '../../core/command/command.ts'
import type { ParsedLine } from '../../core/command/parse-command.ts'
import { parseCommandLine } from '../../core/command/parse-line.ts'
import type { Person } from '../../core/platform/room.ts'
import { UserError } from '../../core/reply/user-error.ts'
import {
  type CommandOption,
  isRequiredInForm,
  optionHint,
  optionLabel,
} from '../../core/command/option.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderFormButtons, renderLabelled } from '../../render/html/render-form.ts'
import { subcommandsFor } from './declare.ts'
import { choicesOf } from './ids.ts'

/**
 * Returns the form of a command that was typed without the file it needs, which no line can hold, or undefined for any other
 * line.
 */
export function formForFile(
  commands: CommandIndex,
  line: string,
  person: Person,
): Html | undefined {
  const typed = readLine(commands, line)
  if (typed === undefined) return undefined
  const { command, subcommandName, given } = typed
  const found = subcommandsFor(command, person).find(([name]) => name === subcommandName)
  const options = Object.entries(found?.[1].options ?? {})
  const needsFile = options.some(
    ([name, { kind }]) => kind === 'file' && (options.length === 1 || name in given),
  )
  return needsFile ? renderCommandForm(commands, command.name, subcommandName) : undefined
}

/** Lines that cannot be parsed are left to the dispatcher, which says why. */
function readLine(commands: CommandIndex, line: string): ParsedLine | undefined {
  try {
    return parseCommandLine(line, commands)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

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
  const required = isRequiredInForm(option)
  const hint = optionHint(option)
  const shared = html`id="${id}" name="${name}"
  aria-describedby="${id}-hint"${required && html` required`}`
  return renderLabelled(
    { label: optionLabel(name), required, hint },
    id,
    renderControl(option, shared),
  )
}

function renderControl(option: CommandOption, shared: Html): Html {
  if (option.kind === 'file') {
    return html`<input
      type="file"
      ${option.endings !== undefined && html` accept="${option.endings.join()}"`}
      ${shared}
    />`
  }
  if (option.kind === 'integer') {
    return html`<input type="number" min="${option.min}" max="${option.max}" ${shared} />`
  }
  const choices = choicesOf(option)
  if (choices !== undefined) {
    return html`<select ${shared}>
      <option value="">${option.required === true ? 'Choose…' : 'The usual'}</option>
      ${choices.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}
    </select>`
  }
  const maxLength = option.kind === 'text' ? option.maxLength : 200
  const type = option.kind === 'text' ? (option.picker ?? 'text') : 'text'
  return html`<input type="${type}" maxlength="${maxLength}" autocomplete="off" ${shared} />`
}
