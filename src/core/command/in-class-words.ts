/** Says what commands are for in the words of a class's pack: a chapter has sections and key statements, not scenes and lines. */
import type { Library } from '../pack/library.ts'
import { pluralOf, withArticle } from '../pack/unit-label.ts'
import { capitalise } from '../reply/capitalise.ts'
import { UserError } from '../reply/user-error.ts'
import type { CommandIndex, Subcommand } from './command.ts'
import type { CommandOptions } from './option.ts'

/** What a library is asked for its words. */
export type ClassWords = Pick<Library, 'units' | 'words' | 'has'>

/** Returns the class's part of its pack, or undefined where none can be read. */
export function libraryIfAny(open: () => Library): Library | undefined {
  try {
    return open()
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/** Returns what a command or an option is for, as it is where no pack can be read. Its name stays, since platforms know it by that for every class. */
export function summaryInWords(summary: string, library: ClassWords | undefined): string {
  if (library === undefined) return summary
  const { units, words } = library
  const named = summary
    .replaceAll(/\b(a )?scenes?\b/gi, (found, article) =>
      inCaseOf(found, article === undefined ? nameOf(found, units.name) : withArticle(units.name)),
    )
    .replaceAll(/\b(a )?lines?\b/gi, (found, article) =>
      inCaseOf(
        found,
        article === undefined ? nameOf(found, words.quote) : withArticle(words.quote),
      ),
    )
    .replaceAll(/\bthe (whole )?story\b/g, (_, all = '') => `the ${all}${words.whole}`)
  return library.has('characters') ? named : withoutCharacters(named)
}

function nameOf(found: string, name: string): string {
  return found.endsWith('s') ? pluralOf(name) : name
}

function inCaseOf(found: string, words: string): string {
  return /^\p{Lu}/u.test(found) ? capitalise(words) : words
}

/** Leaves them out where others are named too. */
function withoutCharacters(summary: string): string {
  return summary
    .replace('what happens, who is there', 'what it says')
    .replace(/, character or /, ' or ')
    .replace(/a character’s [\p{L} ]+, (?:or )?/u, '')
    .replace('characters, ', '')
}

function subcommandInWords(subcommand: Subcommand, library: ClassWords): Subcommand {
  const options: CommandOptions = Object.fromEntries(
    usableEntries(Object.entries(subcommand.options), library).map(([name, option]) => [
      name,
      { ...option, summary: summaryInWords(option.summary, library) },
    ]),
  )
  return { ...subcommand, summary: summaryInWords(subcommand.summary, library), options }
}

/** Commands and options that are of no use without this section of a pack: a chapter of science may have nobody to look up. */
const neededSections: ReadonlyMap<string, Parameters<Library['has']>[0]> = new Map([
  ['character', 'characters'],
  ['theme', 'themes'],
  ['quote', 'quotes'],
  ['discuss', 'questions'],
])

/** Returns the section without which a command is of no use, where the class’s pack has none of it. */
export function missingSection(name: string, library: ClassWords): string | undefined {
  const section = neededSections.get(name)
  return section === undefined || library.has(section) ? undefined : section
}

function usableEntries<Value>(
  entries: readonly (readonly [name: string, Value])[],
  library: ClassWords,
): readonly (readonly [name: string, Value])[] {
  return entries.filter(([name]) => missingSection(name, library) === undefined)
}

/** Returns what a class is shown of the commands; whatever else it types is still understood. */
export function commandsInWords(
  commands: CommandIndex,
  library: ClassWords | undefined,
): CommandIndex {
  if (library === undefined) return commands
  return new Map(
    usableEntries([...commands], library).map(([key, command]) => [
      key,
      {
        ...command,
        summary: summaryInWords(command.summary, library),
        subcommands: new Map(
          [...command.subcommands].map(([name, each]) => [name, subcommandInWords(each, library)]),
        ),
      },
    ]),
  )
}
