/** Completes a command line while it is typed: commands, then subcommands, then options and their values. */
import {
  type Command,
  type CommandIndex,
  fullName,
  noSubcommand,
  visibleOptions,
} from '../../core/command/command.ts'
import { commandNames, subcommandNames } from '../../core/command/command-names.ts'
import type { CommandOption } from '../../core/command/option.ts'
import type { Suggestion } from '../../core/search/suggestion.ts'
import type { Person } from '../../core/platform/room.ts'
import { subcommandsFor } from './declare.ts'
import { choicesOf } from './ids.ts'
import { limits } from './limits.ts'

interface Completion {
  readonly offers: readonly Offer[]
  readonly hint?: ReturnType<typeof hintOf>
}

/** Choosing an offer makes `line` the command line; `send` is what is sent instead, if that differs. */
interface Offer {
  readonly label: string
  readonly detail: string
  readonly line: string
  readonly send?: string
}

interface CompletionParts {
  readonly commands: CommandIndex
  readonly person: Person
  /** Suggests values of a text option. */
  readonly suggest: (
    command: string,
    subcommand: string,
    option: string,
    typed: string,
  ) => Promise<readonly Suggestion[]>
}

/** Completes the text before the caret. Offers nothing for what it does not understand; never throws. */
export async function complete(line: string, parts: CompletionParts): Promise<Completion> {
  const [name, gap, rest] = splitFirst(line.replace(/^\s*\/?/, ''))
  if (gap === '') return { offers: commandOffers(name, parts) }
  const command = commandNames(parts.commands).find(name)?.value
  if (command === undefined) return { offers: [] }
  if (command.subcommands.has(noSubcommand)) {
    return completeOptions(rest, command, noSubcommand, parts)
  }
  const [word, after, more] = splitFirst(rest)
  const subcommand = subcommandNames(command).find(word)?.value
  if (after === '' || subcommand === undefined) {
    const offers = subcommandsFor(command, parts.person)
      .filter(([name]) => name.startsWith(word))
      .map(([name, { summary }]) => offerOf(fullName(command, name), summary))
    return { offers }
  }
  return completeOptions(more, command, subcommand, parts)
}

/** Returns the first word in lower case, the space after it, and the rest. */
function splitFirst(words: string): readonly [string, string, string] {
  const [, first = '', gap = '', rest = ''] = /^(\S*)(\s*)(.*)$/s.exec(words) ?? []
  return [first.toLowerCase(), gap, rest]
}

function offerOf(label: string, detail: string) {
  return { label, detail, line: `${label} ` }
}

function commandOffers(typed: string, { commands, person }: CompletionParts) {
  return [...commands.values()]
    .filter((command) => subcommandsFor(command, person).length > 0)
    .filter((command) => command.name.includes(typed))
    .toSorted((a, b) => Number(b.name.startsWith(typed)) - Number(a.name.startsWith(typed)))
    .slice(0, limits.maxCommandSuggestions)
    .map(({ name, summary }) => offerOf(name, summary))
}

async function completeOptions(
  rest: string,
  command: Command,
  subcommandName: string,
  { suggest }: CompletionParts,
): Promise<Completion> {
  const subcommand = command.subcommands.get(subcommandName)
  const options = subcommand === undefined ? {} : visibleOptions(subcommand)
  const names = Object.keys(options)
  const [first = ''] = names
  const given = [...rest.matchAll(/([A-Za-z-]+):/g)].map(([, name = '']) => name.toLowerCase())
  const [tail = '', typedName = '', quoted, bare = ''] =
    /([A-Za-z-]+):\s?(?:["“”]([^"“”]*)|([^\s"“”]*))$/.exec(rest) ?? []
  const isNamed = Object.hasOwn(options, typedName.toLowerCase())
  const current = isNamed ? typedName.toLowerCase() : first
  const option = options[current]
  if (option === undefined) return { offers: [] }

  const start = `${fullName(command, subcommandName)} `
  const before = start + (isNamed ? rest.slice(0, rest.length - tail.length) : '')
  const value = isNamed ? (quoted ?? bare) : rest
  // Free words after an option with a name are the end of its value.
  const values =
    !isNamed && given.length > 0
      ? []
      : await valuesOf(option, value.trim(), (typed) =>
          suggest(command.name, subcommandName, current, typed),
        )
  const isExact = isNamed || option.kind !== 'text'
  const valueOffers = values.slice(0, limits.maxSuggestions).map(({ label, value: exact }) => ({
    label,
    detail: '',
    line: isExact
      ? `${before}${current}:${quote(label.replaceAll(/["“”]/g, "'"))}`
      : `${before}${label}`,
    send: `${before}${current}:${isExact ? quote(exact) : `"${exact}"`}`,
  }))
  const [lastWord] = /\S*$/.exec(rest) ?? ['']
  const optionOffers = Object.entries(isNamed ? {} : options)
    .filter(([name, { kind }]) => !given.includes(name) && (name !== first || kind !== 'text'))
    .filter(([name]) => name.startsWith(lastWord.toLowerCase()))
    .map(([name, { summary }]) => ({
      label: `${name}:`,
      detail: summary,
      line: `${start}${rest.slice(0, rest.length - lastWord.length)}${name}:`,
    }))
  return {
    offers: [...valueOffers, ...optionOffers],
    hint: hintOf(start.trim(), options, current),
  }
}

/** The usage line; the option that is being typed is current. */
function hintOf(name: string, options: Readonly<Record<string, CommandOption>>, current: string) {
  const parts = Object.entries(options).map(([text, { required = false }]) => ({
    text,
    required,
    current: text === current,
  }))
  return { name, parts, help: options[current]?.summary ?? '' }
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
  if (option.kind === 'text') return option.suggest === undefined ? [] : suggest(typed)
  const start = typed.toLowerCase().replace(/^[#@]/, '')
  return (choicesOf(option) ?? [])
    .filter(({ label, value }) =>
      [value, label.replace(/^[#@]/, '')].some((each) => each.toLowerCase().startsWith(start)),
    )
    .map(({ label, value }) => ({ label: option.kind === 'flag' ? value : label, value }))
}
