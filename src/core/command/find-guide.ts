/** Finds the guide to what somebody needs help with: a command, one of its subcommands, or words that mention one. */
import type { Suggestion } from '../search/suggestion.ts'
import { foldName } from './clean-line.ts'
import type { CommandGuide, SubcommandGuide } from './context.ts'
import { guessName } from './guess-name.ts'

/** Discord’s names of commands have no more letters. */
const maxNameLength = 32

/** Returns the guide to a command or to one of its subcommands, or undefined if the words name none. */
export function findGuide(
  words: string,
  commands: readonly CommandGuide[],
): CommandGuide | undefined {
  const typed = words.split(/[\s/:?!.,]+/).filter((word) => word !== '')
  function find(isName: (guide: CommandGuide, word: string, second: string) => boolean) {
    for (const [at, word] of typed.entries()) {
      const command = commands.find((each) => isName(each, word, typed[at + 1] ?? ''))
      if (command !== undefined) return withSubcommand(command, typed.toSpliced(at, 1))
    }
    return undefined
  }
  return (
    find((guide, word, second) => isCalled(guide, word) || isCalled(guide, word + second)) ??
    find((guide, word) => guessName(word, [guide.name])?.isSure === true) ??
    findAlone(typed, commands)
  )
}

/** “Take over” is a subcommand of one command only. */
function findAlone(
  words: readonly string[],
  commands: readonly CommandGuide[],
): CommandGuide | undefined {
  const narrowed = commands
    .map((command) => withSubcommand(command, words))
    .filter((guide, at) => guide !== commands[at])
  return narrowed.length === 1 ? narrowed[0] : undefined
}

function isCalled({ name, alsoCalled }: CommandGuide, word: string): boolean {
  return [name, ...alsoCalled].some((each) => foldName(each) === foldName(word))
}

/** Narrows the guide to the subcommand that the other words name. */
function withSubcommand(guide: CommandGuide, others: readonly string[]): CommandGuide {
  const words = others.flatMap((word, at) => [word, word + (others[at + 1] ?? '')])
  const found =
    guide.subcommands.find(({ names }) =>
      names.some((name) => words.some((each) => foldName(each) === foldName(name))),
    ) ??
    guide.subcommands.find(({ names }) =>
      others.some((word) => guessName(word, names)?.isSure === true),
    )
  return found === undefined
    ? guide
    : {
        ...guide,
        name: found.fullName,
        summary: found.summary,
        subcommands: [withoutSummary(found)],
      }
}

/** The summary stands in the guide already. */
function withoutSummary(guide: SubcommandGuide): SubcommandGuide {
  return { ...guide, summary: '' }
}

/** Returns the commands, then the subcommands, whose names begin with what is typed; nothing typed means the commands. */
export function suggestCommands(
  typed: string,
  commands: readonly CommandGuide[],
): readonly Suggestion[] {
  const own = commands.map(({ name }) => name)
  const full = commands.flatMap(({ subcommands }) => subcommands.map(({ fullName }) => fullName))
  const names = typed === '' ? own : [...new Set([...own, ...full])]
  return names
    .filter((name) => name.startsWith(typed) && name.length <= maxNameLength)
    .map((name) => ({ label: name, value: name }))
}
