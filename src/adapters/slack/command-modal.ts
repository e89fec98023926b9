/** The modal of a bare `/study`, made from the command table: choose a command, then fill in its options. */
import type { types } from '@slack/bolt'
import {
  type Subcommand,
  type CommandIndex,
  type GivenOptions,
  fullName,
  visibleOptions,
} from '../../core/command/command.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { CommandOption, OptionValue } from '../../core/command/option.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import { validateOptions } from '../../core/command/validate-options.ts'
import { joinId } from './ids.ts'
import { elementLimits as limits, optionLimits } from '../../render/slack/block-limits.ts'
import { type Filled, type View, valuesOf } from './payload-schemas.ts'
import { type ReplyTarget, encodeMetadata } from './reply-target.ts'
import { renderOptions, plainTextObject } from '../../render/slack/render.ts'
import { truncateLabel } from '../../render/slack/text.ts'

export const commandModalCallbackId = 'study'
/** The menu of commands; its `action_id`. */
export const commandInputId = 'command'
/** The prefix of the `action_id` of an input that offers values while somebody types. */
export const suggestPrefix = 'suggest/'
const optionPrefix = 'option/'

export interface SelectedCommand {
  readonly command: string
  /** The subcommand, or '' where the command has none. */
  readonly subcommand: string
}

/** The modal; without a choice it only asks which command. */
export function commandModal(
  commands: CommandIndex,
  place: ReplyTarget,
  chosen?: SelectedCommand,
): types.ModalView {
  const action = chosen && commands.get(chosen.command)?.subcommands.get(chosen.subcommand)
  return {
    type: 'modal',
    callback_id: commandModalCallbackId,
    title: plainTextObject('Commonplace', 24),
    submit: plainTextObject('Go', 24),
    private_metadata: encodeMetadata({ place }),
    blocks: [
      {
        type: 'input',
        block_id: commandInputId,
        label: plainTextObject('What would you like to do?', limits.hint),
        dispatch_action: true,
        element: {
          type: 'static_select',
          action_id: commandInputId,
          placeholder: plainTextObject('Choose a command', limits.placeholder),
          options: renderOptions(
            [...commands.values()].flatMap((command) =>
              [...command.subcommands].map(([name, { summary, teachersOnly }]) => ({
                label: fullName(command, name),
                value: `${command.name}/${name}`,
                description: teachersOnly === true ? `${summary} (teachers)` : summary,
              })),
            ),
          ),
        },
      },
      ...(action === undefined || chosen === undefined
        ? []
        : Object.entries(visibleOptions(action)).map(([name, option]) =>
            drawOption(chosen, name, option),
          )),
    ],
  }
}

/** Which command stands in the menu. */
export function chosenIn(filled: Filled | undefined): SelectedCommand | undefined {
  const [command, subcommand = ''] = filled?.selected_option?.value.split('/') ?? []
  return command === undefined ? undefined : { command, subcommand }
}

function drawOption(
  chosen: SelectedCommand,
  name: string,
  option: CommandOption,
): types.InputBlock {
  const path = `${chosen.command}/${chosen.subcommand}/${name}`
  return {
    type: 'input',
    block_id: `${optionPrefix}${path}`,
    label: plainTextObject(name.charAt(0).toUpperCase() + name.slice(1), limits.hint),
    hint: plainTextObject(option.summary, limits.hint),
    optional: option.required !== true || option.kind === 'flag',
    element: drawInput(path, option),
  }
}

function drawInput(path: string, option: CommandOption): types.InputBlock['element'] {
  const action_id = path
  switch (option.kind) {
    case 'text':
      return option.suggest === undefined
        ? {
            type: 'plain_text_input',
            action_id,
            max_length: Math.min(option.maxLength, limits.input),
          }
        : {
            type: 'external_select',
            action_id: `${suggestPrefix}${path}`,
            min_query_length: 1,
            placeholder: plainTextObject('Type to search', limits.placeholder),
          }
    case 'integer':
      return {
        type: 'number_input',
        action_id,
        is_decimal_allowed: false,
        min_value: String(option.min),
        max_value: String(option.max),
      }
    case 'choice':
      return { type: 'static_select', action_id, options: renderOptions(option.choices) }
    case 'flag':
      return {
        type: 'checkboxes',
        action_id,
        options: renderOptions([{ label: 'Yes', value: 'yes' }]),
      }
    case 'room':
      return { type: 'conversations_select', action_id, filter: { include: ['public', 'private'] } }
    case 'person':
      return { type: 'users_select', action_id }
    case 'role':
      return { type: 'plain_text_input', action_id, max_length: 40 }
    case 'file':
      // Reading uploads would need one more permission for every workspace; a pasted file needs none.
      return { type: 'plain_text_input', action_id, multiline: true, max_length: limits.input }
    default:
      return option satisfies never
  }
}

/** What an input offers while somebody types; her own words come last, since free words are understood too. */
export function suggestionOptions(
  typed: string,
  found: readonly Suggestion[],
): types.PlainTextOption[] {
  const own = typed.trim()
  const fitting = found.filter(({ value }) => value.length <= optionLimits.value)
  const offered =
    own === '' || own.length > optionLimits.value || fitting.some(({ value }) => value === own)
      ? fitting
      : [...fitting, { label: `“${own}”`, value: own }]
  return renderOptions(offered)
}

export type Submission =
  | { readonly chosen: SelectedCommand; readonly given: GivenOptions }
  /** What is wrong, by `block_id`. */
  | { readonly errors: Readonly<Record<string, string>> }

/** Reads a submitted modal, each option by the rules of the command table. */
export function parseCommandModal(commands: CommandIndex, view: View, team: string): Submission {
  const chosen = chosenIn(view.state.values[commandInputId]?.[commandInputId])
  const action = chosen && commands.get(chosen.command)?.subcommands.get(chosen.subcommand)
  if (chosen === undefined || action === undefined) {
    return { errors: { [commandInputId]: 'Please choose what you would like to do.' } }
  }
  const given: Record<string, OptionValue> = {}
  const errors: Record<string, string> = {}
  for (const [name, option] of Object.entries(visibleOptions(action))) {
    const blockId = `${optionPrefix}${chosen.command}/${chosen.subcommand}/${name}`
    const [filled] = Object.values(view.state.values[blockId] ?? {}).flatMap(valuesOf)
    if (filled !== undefined) given[name] = valueOf(option, filled, team)
    const problem = problemWith(action, name, option, given[name])
    if (problem !== undefined) errors[blockId] = problem
  }
  return Object.keys(errors).length > 0 ? { errors } : { chosen, given }
}

function valueOf(option: CommandOption, filled: string, team: string): OptionValue {
  if (option.kind === 'room' || option.kind === 'person') return joinId(team, filled)
  return option.kind === 'file' ? { name: 'pasted.txt', content: filled } : filled
}

/** One option at a time, so that each complaint stands at its own input. */
function problemWith(
  action: Subcommand,
  name: string,
  option: CommandOption,
  value: OptionValue | undefined,
): string | undefined {
  const alone: Subcommand = { ...action, audience: 'person', options: { [name]: option } }
  try {
    validateOptions(alone, value === undefined ? {} : { [name]: value })
    return undefined
  } catch (error) {
    if (error instanceof UserError) return truncateLabel(error.message, limits.hint)
    throw error
  }
}
