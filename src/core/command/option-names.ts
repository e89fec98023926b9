/** The names of a subcommand's options as people type them: in any case, with or without hyphens, and in other languages. */
import { type Subcommand, visibleOptions } from './command.ts'
import type { CommandOption, CommandOptions } from './option.ts'
import { foldName } from './clean-line.ts'
import { guessName } from './guess-name.ts'
import { joinWords } from '../reply/format.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'

export interface NamedOption {
  readonly name: string
  readonly option: CommandOption
}

/** Returns the option with a typed name, if there is one. */
export type FindOption = (typed: string) => NamedOption | undefined

export function createOptionFinder(subcommand: Subcommand): FindOption {
  const options = visibleOptions(subcommand)
  const byName = new Map<string, NamedOption>()
  for (const [name, option] of Object.entries(options)) {
    for (const each of subcommand.optionNames?.[name] ?? []) {
      byName.set(foldName(each), { name, option })
    }
  }
  for (const [name, option] of Object.entries(options)) byName.set(foldName(name), { name, option })
  return (typed) => byName.get(foldName(typed))
}

export function unknownOption(name: string, options: CommandOptions): UserError {
  const names = Object.keys(options)
  return new UserError(
    'This command has no option ',
    { code: truncate(name, 40) },
    names.length === 0 ? '.' : `. It has ${joinWords(names)}.`,
  )
}

/** Returns the only option that a shortened or misspelt name can mean: `zone` and `timezome` are `timezone`. */
export function findSimilarOption(typed: string, subcommand: Subcommand): NamedOption | undefined {
  if (typed.includes(' ')) return undefined
  const options = visibleOptions(subcommand)
  const name = foldName(typed)
  const longer = Object.keys(options).filter((each) => {
    const folded = foldName(each)
    return name.length >= 3 && (folded.startsWith(name) || folded.endsWith(name))
  })
  const guess = guessName(typed, Object.keys(options))
  const meant = longer.length === 1 ? longer[0] : guess?.isSure === true ? guess.name : undefined
  const option = meant === undefined ? undefined : options[meant]
  return meant === undefined || option === undefined ? undefined : { name: meant, option }
}
