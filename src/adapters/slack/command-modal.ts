/** The command modal, which `/study` alone opens: choose a command, then fill in its options. */
import type { types } from '@slack/bolt'
import {
  type Command,
  type CommandIndex,
  type Subcommand,
  fullName,
  visibleOptions,
} from '../../core/command/command.ts'
import {
  type CommandOption,
  isRequiredInForm,
  optionHint,
  optionLabel,
  yesOrNo,
} from '../../core/command/option.ts'
import { stripInvisible } from '../../core/reply/invisible.ts'
import type { SelectOption } from '../../core/reply/reply.ts'
import { truncate } from '../../core/reply/truncate.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import {
  elementLimits as limits,
  optionLimits,
  viewLimits,
} from '../../render/slack/block-limits.ts'
import { plainTextObject } from '../../render/slack/text-objects.ts'
import { renderOptions } from '../../render/slack/render-controls.ts'
import { pasteInstead } from './errors.ts'
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

export interface CommandMenu {
  readonly commands: CommandIndex
  /** Teachers’ commands are offered to teachers alone. */
  readonly isTeacher: boolean
}

/** Returns the modal with the inputs of the selected command, or with the menu alone. */
export function commandModal(
  menu: CommandMenu,
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
    blocks: [commandInput(menu), ...optionInputs(menu.commands, abilities, selected)],
  }
}

function commandInput(menu: CommandMenu): types.InputBlock {
  return {
    type: 'input',
    block_id: commandInputId,
    label: plainTextObject('What would you like to do?', limits.hint),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: commandInputId,
      placeholder: plainTextObject('Choose a command', limits.placeholder),
      option_groups: commandGroups(menu),
    },
  }
}

/** What students do most comes first: lookups, then each group of commands, and last what stands alone. */
function commandGroups({ commands, isTeacher }: CommandMenu) {
  const groups = new Map<string, SelectOption[]>([
    [lookups, []],
    ['Quiz', []],
    ['Review', []],
  ])
  const entries = [...commands.values()]
    .flatMap((command) => [...command.subcommands].map((entry) => ({ command, entry })))
    .filter(({ entry: [, { teachersOnly }] }) => isTeacher || teachersOnly !== true)
    .toSorted((one, other) => Number(isAlone(one.command)) - Number(isAlone(other.command)))
  for (const {
    command,
    entry: [name, subcommand],
  } of entries) {
    const group = groupOf(command, subcommand)
    const options = groups.get(group) ?? []
    groups.set(group, options)
    options.push({
      label: fullName(command, name),
      value: `${command.name}/${name}`,
      description: truncate(subcommand.summary, optionLimits.description),
    })
  }
  return [...groups].flatMap(([label, options]) =>
    options.length === 0
      ? []
      : [
          {
            label: plainTextObject(label, optionLimits.label),
            options: renderOptions(options.slice(0, optionLimits.count)),
          },
        ],
  )
}

const lookups = 'Look something up'

function groupOf(command: Command, { audience, teachersOnly }: Subcommand): string {
  if (audience === 'choice') return lookups
  if (isAlone(command)) return 'More'
  const name = command.name === 'mydata' ? 'My data' : optionLabel(command.name)
  return teachersOnly === true ? `${name}, for teachers` : name
}

function isAlone({ subcommands }: Command): boolean {
  return subcommands.size === 1
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
    label: plainTextObject(optionLabel(name), limits.hint),
    hint: plainTextObject(hintFor(option, abilities), limits.hint),
    optional: !isRequiredInForm(option),
    element: inputElement(optionPath(selected, name), option, abilities),
  }))
}

function hintFor(option: CommandOption, { readsFiles }: ModalAbilities): string {
  if (option.kind !== 'file' || readsFiles) return optionHint(option)
  return `${optionHint(option)}. ${pasteInstead()}`
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
            placeholder: plainTextObject('Choose, or type to search', limits.placeholder),
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
      // Choosing the chosen entry again takes it back, so yes, no and nothing can all be said.
      return {
        type: 'static_select',
        action_id,
        placeholder: plainTextObject('Yes or no', limits.placeholder),
        options: renderOptions(yesOrNo),
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
