/** A single word such as “stop”, which says what to do but not with what. */
import { foldName } from './clean-line.ts'
import { type CommandIndex, fullName, noSubcommand } from './command.ts'
import { subcommandNames } from './command-names.ts'

const otherWords: ReadonlyMap<string, string> = new Map([
  ['end', 'stop'],
  ['finish', 'stop'],
  ['cancel', 'stop'],
  ['abort', 'stop'],
  ['quit', 'stop'],
  ['exit', 'stop'],
  ['next', 'skip'],
  ['continue', 'resume'],
  ['begin', 'start'],
  ['go', 'start'],
])
const another = ['quote', 'discuss']

/** Returns the command lines that the word may mean; none if it is no such word. */
export function bareActions(words: string, commands: CommandIndex): readonly string[] {
  const word = foldName(words.replace(/[^\p{L}\p{N}]+$/u, ''))
  if (words.includes(' ') && word !== 'anotherone' && word !== 'onemore') return []
  const found = [...commands.values()].flatMap((command) => {
    const names = subcommandNames(command)
    const name = (names.find(word) ?? names.find(otherWords.get(word) ?? ''))?.value ?? noSubcommand
    return name === noSubcommand ? [] : [fullName(command, name)]
  })
  const isMore = ['next', 'another', 'anotherone', 'onemore', 'more', 'again'].includes(word)
  return [...found, ...(isMore ? another : [])].filter((line) =>
    commands.has(line.split(' ')[0] ?? ''),
  )
}
