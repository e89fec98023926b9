/** Finds commands and subcommands by what people type for them: names, other words for them, other languages, misspellings. */
import { type Command, type CommandIndex, noSubcommand } from './command.ts'
import { foldName, splitFirstWord } from './clean-line.ts'
import { guessName } from './guess-name.ts'

export interface NameTable<T> {
  /** Finds what a name is for; `isExact` unless it is only another English word for it. */
  find(typed: string): { readonly value: T; readonly isExact: boolean } | undefined
  guess(typed: string): { readonly value: T; readonly isSure: boolean } | undefined
}

interface Named<T> {
  readonly value: T
  readonly name: string
  readonly localNames: readonly string[]
  readonly alsoCalled: readonly string[]
}

const tables = new WeakMap<CommandIndex | Command, NameTable<unknown>>()

export function commandNames(commands: CommandIndex): NameTable<Command> {
  return tableOf(commands, () =>
    [...commands.values()].map((value) => ({
      value,
      name: value.name,
      localNames: value.localNames ?? [],
      alsoCalled: value.alsoCalled ?? [],
    })),
  )
}

export function subcommandNames(command: Command): NameTable<string> {
  return tableOf(command, () =>
    [...command.subcommands]
      .filter(([name]) => name !== noSubcommand)
      .map(([name, { localNames = [] }]) => ({ value: name, name, localNames, alsoCalled: [] })),
  )
}

function tableOf<T>(owner: CommandIndex | Command, list: () => readonly Named<T>[]): NameTable<T> {
  const known = tables.get(owner) as NameTable<T> | undefined
  if (known !== undefined) return known
  const table = createTable(list())
  tables.set(owner, table)
  return table
}

function createTable<T>(all: readonly Named<T>[]): NameTable<T> {
  const exact = new Map(
    // The names themselves come last, so that no translation takes one away.
    [
      ...all.flatMap(({ value, localNames }) => localNames.map((name) => ({ name, value }))),
      ...all,
    ].map(({ name, value }) => [foldName(name), value]),
  )
  const also = new Map(
    all.flatMap(({ value, alsoCalled }) => alsoCalled.map((name) => [foldName(name), value])),
  )
  const byName = new Map(all.map(({ name, value }) => [name, value]))
  return {
    find(typed) {
      // Phones end a line with a full stop.
      const name = foldName(typed).replace(/[.!,;…]+$/u, '')
      const value = exact.get(name)
      if (value !== undefined) return { value, isExact: true }
      const other = also.get(name)
      return other === undefined ? undefined : { value: other, isExact: false }
    },
    guess(typed) {
      const guess = guessName(typed, [...byName.keys()])
      const value = guess && byName.get(guess.name)
      return guess && value !== undefined ? { value, isSure: guess.isSure } : undefined
    },
  }
}

interface TakenName<T> {
  readonly name: { readonly value: T; readonly isExact: boolean }
  readonly rest: string
}

/** Takes a name off the beginning: one word, or two as in “my data”, perhaps with a colon behind it. */
export function takeName<T>(words: string, names: NameTable<T>): TakenName<T> | undefined {
  const [first, rest] = splitFirstWord(words)
  const [, head = '', tail = ''] = /^([^:：﹕=＝]+)[:：﹕=＝](.*)$/s.exec(first) ?? []
  const [second, more] = splitFirstWord(rest)
  const attempts = [
    [first, rest],
    [head, `${tail} ${rest}`.trim()],
    [first, rest.replace(/^[:：﹕=＝] */, ''), /^[:：﹕=＝] /.test(rest)],
    [`${first} ${second}`, more],
  ] as const
  for (const [typed, remaining, applies = true] of attempts) {
    const name = applies ? names.find(typed) : undefined
    if (name !== undefined) return { name, rest: remaining }
  }
  return undefined
}
