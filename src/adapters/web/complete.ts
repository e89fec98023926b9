/** Completes a command line while it is typed: commands, then subcommands, then options and their values. */
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
import { personChoices, roomChoices } from './ids.ts'
import { subcommandsFor } from './declare.ts'
import { limits } from './limits.ts'

/** One suggestion. Choosing it makes `line` the command line; `send` is what is sent instead, if that differs. */
interface Offer {
  readonly label: string
  readonly detail: string
  readonly line: string
  readonly send?: string
}

/** An option in the usage line; the one being typed is current. */
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
  /** Suggests values of a text option. */
  suggest(
    command: string,
    subcommand: string,
    option: string,
    typed: string,
  ): Promise<readonly Suggestion[]>
}

/** Completes the text before the caret. Offers nothing for what it does not understand; never throws. */
export async function complete(line: string, parts: CompletionParts): Promise<Completion> {
  const typed = line.replace(/^\s*\/?/, '')
  const [, name = '', gap = '', rest = ''] = /^(\S*)(\s*)(.*)$/s.exec(typed) ?? []
  if (gap === '') return { offers: commandOffers(name.toLowerCase(), parts) }
  const command = parts.commands.get(name.toLowerCase())
  if (command === undefined) return { offers: [] }
  const single = command.subcommands.get(noSubcommand)
  if (single !== undefined)
    return completeOptions(`${command.name} `, rest, command, noSubcommand, single, parts)

  const [, word = '', after = '', more = ''] = /^(\S*)(\s*)(.*)$/s.exec(rest) ?? []
  const subcommand = command.subcommands.get(word.toLowerCase())
  if (after === '' || subcommand === undefined) {
    return { offers: subcommandOffers(command, word.toLowerCase(), parts.person) }
  }
  const start = `${fullName(command, word.toLowerCase())} `
  return completeOptions(start, more, command, word.toLowerCase(), subcommand, parts)
}

function commandOffers(typed: string, { commands, person }: CompletionParts): readonly Offer[] {
  return [...commands.values()]
    .filter((command) => subcommandsFor(command, person).length > 0)
    .filter((command) => command.name.includes(typed))
    .sort((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)))
    .slice(0, limits.maxCommandSuggestions)
    .map(({ name, summary }) => ({ label: name, detail: summary, line: `${name} ` }))
}

function subcommandOffers(command: Command, typed: string, person: Person): readonly Offer[] {
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
  subcommandName: string,
  subcommand: Subcommand,
  parts: CompletionParts,
): Promise<Completion> {
  const options = visibleOptions(subcommand)
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
        parts.suggest(command.name, subcommandName, current, typed),
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

/** Returns the values of an option that fit what is typed so far. */
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
      return startingWith(typed, roomChoices)
    case 'person':
      return startingWith(typed, personChoices)
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
