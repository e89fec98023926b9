/** Reads the submitted command modal, each option by the rules of the command table. */
import {
  type CommandIndex,
  type GivenOptions,
  type Subcommand,
  visibleOptions,
} from '../../core/command/command.ts'
import type { CommandOption, OptionValue } from '../../core/command/option.ts'
import { validateOptions } from '../../core/command/validate-options.ts'
import { stripInvisible } from '../../core/reply/invisible.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { elementLimits } from '../../render/slack/block-limits.ts'
import { truncateLabel } from '../../render/truncate-label.ts'
import { type SelectedCommand, commandInputId, optionBlockId, selectedIn } from './command-modal.ts'
import { createOptionResolver, joinId, roomOf } from './ids.ts'
import { type View, valuesOf } from './payload-schemas.ts'

export type Submission =
  | { readonly selected: SelectedCommand; readonly given: GivenOptions }
  /** What is wrong, by `block_id`. */
  | { readonly errors: Readonly<Record<string, string>> }

export function parseCommandModal(commands: CommandIndex, view: View, team: string): Submission {
  const { values } = view.state
  const selected = selectedIn(values[commandInputId]?.[commandInputId])
  const subcommand =
    selected && commands.get(selected.command)?.subcommands.get(selected.subcommand)
  if (selected === undefined || subcommand === undefined) {
    return { errors: { [commandInputId]: 'Please choose what you would like to do.' } }
  }
  const given: Record<string, OptionValue> = {}
  const errors: Record<string, string> = {}
  for (const [name, option] of Object.entries(visibleOptions(subcommand))) {
    const blockId = optionBlockId(selected, name)
    const [value] = Object.values(values[blockId] ?? {}).flatMap(valuesOf)
    if (value !== undefined) given[name] = optionValue(option, value, team)
    const problem = problemWith(subcommand, name, option, given[name])
    if (problem !== undefined) errors[blockId] = problem
  }
  return Object.keys(errors).length > 0 ? { errors } : { selected, given }
}

function optionValue(option: CommandOption, value: string, team: string): OptionValue {
  switch (option.kind) {
    case 'room':
      return roomOf(team, value)
    case 'person':
      return joinId(team, value)
    case 'role':
      return createOptionResolver(team).role(value)
    case 'file':
      return { name: 'pasted.txt', content: value }
    case 'text':
    case 'integer':
    case 'choice':
    case 'flag':
      return value
    default:
      return option satisfies never
  }
}

/** Validates one option at a time, so that each error appears at its own input. */
function problemWith(
  subcommand: Subcommand,
  name: string,
  option: CommandOption,
  value: OptionValue | undefined,
): string | undefined {
  const alone: Subcommand = { ...subcommand, audience: 'person', options: { [name]: option } }
  try {
    validateOptions(alone, value === undefined ? {} : { [name]: value })
    return undefined
  } catch (error) {
    if (error instanceof UserError)
      return truncateLabel(stripInvisible(error.message), elementLimits.hint)
    throw error
  }
}
