/**
 * The grammar of a typed command: `quote hole in my heart character:Theodore`. Free words fill the first option;
 * `name:value` and `name:"two words"` fill the others. If the command has no option of that name, they count as free words.
 */
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  fullName,
  noSubcommand,
  visibleOptions,
} from './command.ts'
import { findClosestName, unknownCommandError } from './did-you-mean.ts'
import { UserError } from '../reply/user-error.ts'
import type { CommandOption } from './option.ts'

/** Longer lines are rejected before they are parsed. */
const maxLineLength = 2000

export interface ParsedLine {
  readonly command: Command
  readonly subcommandName: string
  readonly given: Readonly<Record<string, string>>
}

/** Throws a UserError with the usage or the closest command if the line cannot be parsed. */
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
  if (rest === '' && command.defaultSubcommand !== undefined) {
    return { command, subcommandName: command.defaultSubcommand, given: {} }
  }
  throw unknownSubcommand(command, second)
}

/** Returns what to type, with optional parts in brackets: `scene <query> [show:yes]`. */
export function usage(command: Command, subcommandName: string): string {
  const subcommand = command.subcommands.get(subcommandName)
  if (subcommand === undefined) return command.name
  const parts = Object.entries(visibleOptions(subcommand)).map(([name, option], index) => {
    const shape = index === 0 && option.kind === 'text' ? `<${name}>` : `${name}:${example(option)}`
    return option.required === true ? shape : `[${shape}]`
  })
  return [fullName(command, subcommandName), ...parts].join(' ')
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

function parseWords(rest: string, subcommand: Subcommand): Readonly<Record<string, string>> {
  const options = visibleOptions(subcommand)
  const [first] = Object.keys(options)
  const given: Record<string, string> = {}
  const free: string[] = []
  // Matches name:value, quoted or not, or a single word. Phones turn " into “ and ”.
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
