/** The names of a subcommand's options as people type them: in any case, with or without hyphens, and in other languages. */
import { type Subcommand, visibleOptions } from './command.ts'
import type { CommandOption } from './option.ts'
import { foldName } from './clean-line.ts'

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
