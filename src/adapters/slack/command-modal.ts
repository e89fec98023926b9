/** The command modal, which `/study` alone opens: choose a command, then fill in its options. */
import type { types } from '@slack/bolt'
import { type CommandIndex, fullName, visibleOptions } from '../../core/command/command.ts'
import type { CommandOption } from '../../core/command/option.ts'
import { stripInvisible } from '../../core/reply/invisible.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import type { SelectOption } from '../../core/reply/reply.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import {
  elementLimits as limits,
  optionLimits,
  viewLimits,
} from '../../render/slack/block-limits.ts'
import { plainTextObject } from '../../render/slack/text-objects.ts'
import { renderOptions } from '../../render/slack/render-controls.ts'
import { missingOptionalScope } from './errors.ts'
import type { Filled } from './payload-schemas.ts'
import { type ReplyTarget, encodeMetadata } from './reply-target.ts'
import { broadcasts } from './resolve-options.ts'
import type { UserGroup } from './user-groups.ts'

export const commandModalCallbackId = 'study'
/** The `block_id` and `action_id` of the menu of commands. */
export const commandInputId = 'command'
/** The `action_id` prefix of an input that suggests values while somebody types. */
export const suggestPrefix = 'suggest/'

export interface SelectedCommand {
  readonly command: string
  /** The subcommand, or '' if the command has none. */
  readonly subcommand: string
}

/** What the modal can offer in a workspace. */
export interface ModalAbilities {
  /** Whether the app may read files that people choose. */
  readonly readsFiles: boolean
  /** The user groups, if the app may see them. */
  readonly groups: readonly Pick<UserGroup, 'id' | 'handle'>[]
}

/** Returns the modal with the inputs of the selected command, or with the menu alone. */
export function commandModal(
  commands: CommandIndex,
  target: ReplyTarget,
  selected?: SelectedCommand,
  abilities: ModalAbilities = { readsFiles: false, groups: [] },
): types.ModalView {
  return {
    type: 'modal',
    callback_id: commandModalCallbackId,
    title: plainTextObject('Commonplace', viewLimits.title),
    submit: plainTextObject('Go', viewLimits.submit),
    private_metadata: encodeMetadata({ target }),
    blocks: [commandInput(commands), ...optionInputs(commands, abilities, selected)],
  }
}

function commandInput(commands: CommandIndex): types.InputBlock {
  const options = [...commands.values()].flatMap((command) =>
    [...command.subcommands].map(([name, { summary, teachersOnly }]) => ({
      label: fullName(command, name),
      value: `${command.name}/${name}`,
      description: teachersOnly === true ? `${summary} (teachers)` : summary,
    })),
  )
  return {
    type: 'input',
    block_id: commandInputId,
    label: plainTextObject('What would you like to do?', limits.hint),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: commandInputId,
      placeholder: plainTextObject('Choose a command', limits.placeholder),
      options: renderOptions(options),
    },
  }
}

/** Returns the command that is selected in the menu. */
export function selectedIn(filled: Filled | undefined): SelectedCommand | undefined {
  const [command, subcommand = ''] = filled?.selected_option?.value.split('/') ?? []
  return command === undefined ? undefined : { command, subcommand }
}

/** The `block_id` of an option's input. */
export function optionBlockId(selected: SelectedCommand, name: string): string {
  return `option/${optionPath(selected, name)}`
}

function optionPath({ command, subcommand }: SelectedCommand, name: string): string {
  return `${command}/${subcommand}/${name}`
}

function optionInputs(
  commands: CommandIndex,
  abilities: ModalAbilities,
  selected?: SelectedCommand,
): types.InputBlock[] {
  if (selected === undefined) return []
  const subcommand = commands.get(selected.command)?.subcommands.get(selected.subcommand)
  if (subcommand === undefined) return []
  return Object.entries(visibleOptions(subcommand)).map(([name, option]) => ({
    type: 'input',
    block_id: optionBlockId(selected, name),
    label: plainTextObject(name.charAt(0).toUpperCase() + name.slice(1), limits.hint),
    hint: plainTextObject(hintFor(option, abilities), limits.hint),
    optional: option.required !== true || option.kind === 'flag',
    element: inputElement(optionPath(selected, name), option, abilities),
  }))
}

function hintFor(option: CommandOption, { readsFiles }: ModalAbilities): string {
  if (option.kind !== 'file' || readsFiles) return option.summary
  const most = limits.input.toLocaleString('en')
  const remedy = flatten(missingOptionalScope('files:read', 'choose a file instead'))
  return `${option.summary}. Paste its text here, up to ${most} characters. ${remedy}`
}

function inputElement(
  action_id: string,
  option: CommandOption,
  { readsFiles, groups }: ModalAbilities,
): types.InputBlock['element'] {
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
            action_id: `${suggestPrefix}${action_id}`,
            min_query_length: 0,
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
      return { type: 'static_select', action_id, options: renderOptions(roleOptions(groups)) }
    case 'file':
      if (readsFiles) return { type: 'file_input', action_id, max_files: 1 }
      return { type: 'plain_text_input', action_id, multiline: true, max_length: limits.input }
    default:
      return option satisfies never
  }
}

/** Slack has no menu of user groups of its own. */
function roleOptions(groups: ModalAbilities['groups']): readonly SelectOption[] {
  const options = [
    ...groups.map(({ id, handle }) => ({ label: `@${handle}`, value: `subteam^${id}` })),
    ...broadcasts.map((word) => ({ label: `@${word}`, value: word })),
  ]
  return options.slice(0, optionLimits.count)
}

/** Returns the menu of suggestions; the typed words come last, since options accept free words too. */
export function suggestionOptions(
  typed: string,
  suggestions: readonly Suggestion[],
): types.PlainTextOption[] {
  const words = stripInvisible(typed).trim()
  const offered = suggestions.some(({ value }) => value === words)
  const own = words === '' || offered ? [] : [{ label: `“${words}”`, value: words }]
  const options = [...suggestions, ...own]
  return renderOptions(options.filter(({ value }) => value.length <= optionLimits.value))
}
