/** What to offer while a command line is typed: commands, then subcommands, then options and their values. */
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  fullName,
  noSubcommand,
  visibleOptions,
} from '../../core/command/command.ts'
import type { CommandOption } from '../../core/command/option.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import type { Person } from '../../core/platform/room.ts'
import { channels, people, roomOf } from './classroom.ts'
import { subcommandsFor } from './declare.ts'
import { limits } from './limits.ts'

/** One line of the list. Taking it makes `line` the command line; `send` is what it stands for, where that differs. */
interface Offer {
  readonly label: string
  readonly detail: string
  readonly line: string
  readonly send?: string
}

/** A part of the usage line: the one being typed is current. */
interface HintPart {
  readonly text: string
  readonly required: boolean
  readonly current: boolean
}

interface Completion {
  readonly offers: readonly Offer[]
  readonly hint?: {
    readonly name: string
    readonly parts: readonly HintPart[]
    readonly help: string
  }
}

interface CompletionParts {
  readonly commands: CommandIndex
  readonly person: Person
  /** Values from memory for a text option. */
  suggest(
    command: string,
    action: string,
    option: string,
    typed: string,
  ): Promise<readonly Suggestion[]>
}

/** Completes the text before the caret. Never throws; what it does not understand has no offers. */
export async function complete(line: string, parts: CompletionParts): Promise<Completion> {
  const typed = line.replace(/^\s*\/?/, '')
  const [, name = '', gap = '', rest = ''] = /^(\S*)(\s*)(.*)$/s.exec(typed) ?? []
  if (gap === '') return { offers: commandOffers(name.toLowerCase(), parts) }
  const command = parts.commands.get(name.toLowerCase())
  if (command === undefined) return { offers: [] }
  const only = command.subcommands.get(noSubcommand)
  if (only !== undefined)
    return completeOptions(`${command.name} `, rest, command, noSubcommand, only, parts)

  const [, word = '', after = '', more = ''] = /^(\S*)(\s*)(.*)$/s.exec(rest) ?? []
  const action = command.subcommands.get(word.toLowerCase())
  if (after === '' || action === undefined) {
    return { offers: actionOffers(command, word.toLowerCase(), parts.person) }
  }
  const start = `${fullName(command, word.toLowerCase())} `
  return completeOptions(start, more, command, word.toLowerCase(), action, parts)
}

function commandOffers(typed: string, { commands, person }: CompletionParts): readonly Offer[] {
  return [...commands.values()]
    .filter((command) => subcommandsFor(command, person).length > 0)
    .filter((command) => command.name.includes(typed))
    .sort((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)))
    .slice(0, 25)
    .map(({ name, summary }) => ({ label: name, detail: summary, line: `${name} ` }))
}

function actionOffers(command: Command, typed: string, person: Person): readonly Offer[] {
  return subcommandsFor(command, person)
    .filter(([name]) => name.startsWith(typed))
    .map(([name, { summary }]) => ({
      label: fullName(command, name),
      detail: summary,
      line: `${fullName(command, name)} `,
    }))
}

async function completeOptions(
  start: string,
  rest: string,
  command: Command,
  actionName: string,
  action: Subcommand,
  parts: CompletionParts,
): Promise<Completion> {
  const options = visibleOptions(action)
  const names = Object.keys(options)
  const [first = ''] = names
  const given = new Set(
    [...rest.matchAll(/([A-Za-z-]+):/g)].map(([, name = '']) => name.toLowerCase()),
  )
  const [tail = '', named, quoted, bare] =
    /([A-Za-z-]+):(?:["“”]([^"“”]*)|([^\s"“”]*))$/.exec(rest) ?? []
  const isNamed = named !== undefined && Object.hasOwn(options, named.toLowerCase())
  const current = isNamed ? named.toLowerCase() : first
  const value = isNamed ? (quoted ?? bare ?? '') : rest
  const option = options[current]
  if (option === undefined) return { offers: [] }

  const before = start + (isNamed ? rest.slice(0, rest.length - tail.length) : '')
  const freeWords = !isNamed && given.size > 0
  const values = freeWords
    ? []
    : await valuesOf(option, value.trim(), (typed) =>
        parts.suggest(command.name, actionName, current, typed),
      )
  const offers = values.map((found) =>
    offerOf(found, before, isNamed || option.kind !== 'text', current),
  )
  const lastWord = /\S*$/.exec(rest)?.[0] ?? ''
  const optionOffers = isNamed
    ? []
    : names
        .filter((name) => !given.has(name) && (name !== first || options[first]?.kind !== 'text'))
        .filter((name) => name.startsWith(lastWord.toLowerCase()))
        .map((name) => ({
          label: `${name}:`,
          detail: options[name]?.summary ?? '',
          line: `${start}${rest.slice(0, rest.length - lastWord.length)}${name}:`,
        }))
  return {
    offers: [...offers.slice(0, limits.maxSuggestions), ...optionOffers],
    hint: {
      name: start.trim(),
      help: option.summary,
      parts: names.map((name) => ({
        text: name,
        required: options[name]?.required === true,
        current: name === current,
      })),
    },
  }
}

function offerOf(
  { label, value }: Suggestion,
  before: string,
  named: boolean,
  option: string,
): Offer {
  const shown = label.replaceAll(/["“”]/g, "'")
  if (!named) {
    return { label, detail: '', line: `${before}${label}`, send: `${before}${option}:"${value}"` }
  }
  return {
    label,
    detail: '',
    line: `${before}${option}:${quote(shown)}`,
    send: `${before}${option}:${quote(value)}`,
  }
}

function quote(value: string): string {
  return /^\S+$/.test(value) ? value : `"${value}"`
}

/** The values to offer for an option, narrowed to what is typed so far. */
async function valuesOf(
  option: CommandOption,
  typed: string,
  suggest: (typed: string) => Promise<readonly Suggestion[]>,
): Promise<readonly Suggestion[]> {
  switch (option.kind) {
    case 'text':
      return option.suggest === undefined ? [] : suggest(typed)
    case 'choice':
      return startingWith(typed, option.choices)
    case 'flag':
      return startingWith(typed, [
        { label: 'yes', value: 'yes' },
        { label: 'no', value: 'no' },
      ])
    case 'room':
      return startingWith(
        typed,
        channels
          .filter(({ key }) => key !== 'me')
          .map(({ key, name }) => ({ label: `#${name}`, value: roomOf(key, 'rivera').id })),
      )
    case 'person':
      return startingWith(
        typed,
        people.map(({ id, name }) => ({ label: name, value: id })),
      )
    case 'integer':
    case 'role':
    case 'file':
      return []
    default:
      return option satisfies never
  }
}

function startingWith(typed: string, all: readonly Suggestion[]): readonly Suggestion[] {
  const start = typed.toLowerCase().replace(/^[#@]/, '')
  return all.filter(
    ({ label, value }) =>
      value.toLowerCase().startsWith(start) ||
      label.toLowerCase().replace(/^[#@]/, '').startsWith(start),
  )
}
