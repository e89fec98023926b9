/**
 * The grammar of a typed command: `quote hole in my heart character:Theodore`. Free words fill the first option;
 * `name:value` and `name:"two words"` fill the others. A `name:` that is no option of the command counts as free words.
 */
import type { Subcommand, Command, CommandIndex } from './command.ts'
import { fullName, noSubcommand, visibleOptions } from './command.ts'
import { findClosestName, unknownCommandError } from './did-you-mean.ts'
import { UserError } from '../reply/user-error.ts'
import type { CommandOption } from './option.ts'

/** Longer lines are refused before they are read. */
const maxLineLength = 2000

export interface ParsedLine {
  readonly command: Command
  readonly subcommandName: string
  readonly given: Readonly<Record<string, string>>
}

/** Reads a line; throws a UserError with the usage or the closest command where it cannot. */
export function parseCommandLine(line: string, commands: CommandIndex): ParsedLine {
  if (line.length > maxLineLength) {
    throw new UserError(
      `That’s too long: ${line.length.toLocaleString('en')} characters. Please keep it under ${maxLineLength.toLocaleString('en')}.`,
    )
  }
  const words = line.trim().replace(/^\//, '')
  const [name = ''] = words.split(/\s/, 1)
  const command = commands.get(name.toLowerCase())
  if (name === '') throw new UserError('Type a command, such as ', { code: 'help' }, '.')
  if (command === undefined) throw unknownCommandError(name, [...commands.keys()])

  const rest = words.slice(name.length).trim()
  const [second = ''] = rest.split(/\s/, 1)
  const only = command.subcommands.get(noSubcommand)
  if (only !== undefined) {
    return { command, subcommandName: noSubcommand, given: parseWords(rest, only) }
  }
  const named = command.subcommands.get(second.toLowerCase())
  if (named !== undefined) {
    return {
      command,
      subcommandName: second.toLowerCase(),
      given: parseWords(rest.slice(second.length).trim(), named),
    }
  }
  const usual =
    command.defaultSubcommand === undefined
      ? undefined
      : command.subcommands.get(command.defaultSubcommand)
  if (rest === '' && usual !== undefined && command.defaultSubcommand !== undefined) {
    return { command, subcommandName: command.defaultSubcommand, given: {} }
  }
  throw unknownSubcommand(command, second)
}

/** The words to type for an action, optional parts in brackets: `scene <query> [show:yes]`. */
export function usage(command: Command, actionName: string): string {
  const action = command.subcommands.get(actionName)
  if (action === undefined) return command.name
  const parts = Object.entries(visibleOptions(action)).map(([name, option], index) => {
    const shape = index === 0 && option.kind === 'text' ? `<${name}>` : `${name}:${example(option)}`
    return option.required === true ? shape : `[${shape}]`
  })
  return [fullName(command, actionName), ...parts].join(' ')
}

function example(option: CommandOption): string {
  switch (option.kind) {
    case 'integer':
      return `${option.min}–${option.max}`
    case 'flag':
      return 'yes'
    case 'choice':
      return option.choices.map((choice) => choice.value).join('|')
    case 'room':
      return '#channel'
    case 'person':
      return '@person'
    case 'role':
      return '@role'
    case 'file':
      return 'file'
    case 'text':
      return '"…"'
    default:
      return option satisfies never
  }
}

function parseWords(rest: string, action: Subcommand): Readonly<Record<string, string>> {
  const options = visibleOptions(action)
  const [first] = Object.keys(options)
  const given: Record<string, string> = {}
  const free: string[] = []
  // A name and a value, quoted or not; or a word by itself. Phones turn " into “ and ”.
  for (const [whole, name = '', quoted, bare] of rest.matchAll(
    /([A-Za-z-]+):(?:["“”]([^"“”]*)["“”]?|(\S+))|\S+/g,
  )) {
    const key = name.toLowerCase()
    if (Object.hasOwn(options, key)) given[key] = quoted ?? bare ?? ''
    else free.push(whole)
  }
  if (free.length > 0) {
    if (first === undefined) {
      throw new UserError(
        'This command needs nothing more. Please leave out ',
        { code: free.join(' ') },
        '.',
      )
    }
    const words = free.join(' ').replace(/^["“”]([^"“”]*)["“”]$/, '$1')
    given[first] = given[first] === undefined ? words : `${given[first]} ${words}`
  }
  return given
}

function unknownSubcommand(command: Command, word: string): UserError {
  const names = [...command.subcommands.keys()]
  const close = findClosestName(word, names)
  const list = names.map((name) => fullName(command, name)).join(', ')
  return close === undefined
    ? new UserError(`Please add what to do: ${list}.`)
    : new UserError('Did you mean ', { code: fullName(command, close) }, `? You can use: ${list}.`)
}
