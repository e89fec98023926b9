/** A single word such as “stop”, which says what to do but not with what. */
import { foldName } from './clean-line.ts'
import { type Command, type CommandIndex, fullName, noSubcommand } from './command.ts'
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
/** None of these is what to look up: `review stop` adds no cards. */
const actions = new Set([
  'stop',
  'end',
  'cancel',
  'abort',
  'quit',
  'exit',
  'off',
  'on',
  'pause',
  'reset',
  'clear',
  'delete',
  'remove',
  'erase',
  'undo',
])
const another = ['quote', 'discuss']

const setWords = ['new', 'create', 'add', 'make', 'change', 'edit', 'update', 'on', 'enable']
/** What a group may call what people call otherwise, the likeliest first. */
const meanings: readonly (readonly [words: readonly string[], names: readonly string[]])[] = [
  [
    ['delete', 'remove', 'clear', 'erase', 'disable'],
    ['delete', 'forget', 'off', 'cancel'],
  ],
  [
    ['stop', 'end', 'finish', 'cancel'],
    ['stop', 'pause', 'hold', 'cancel', 'off'],
  ],
]
const begins: typeof meanings = [[setWords, ['set']]]

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

/** Returns the action that a group has under another name: `quiz end` is `quiz stop`. */
export function otherAction(words: string, command: Command): string | undefined {
  const name = otherWords.get(foldName(words.replace(/[^\p{L}\p{N}]+$/u, ''))) ?? noSubcommand
  return name !== noSubcommand && command.subcommands.has(name) ? name : undefined
}

/**
 * Returns the action that a word may mean in a group: `reading delete` may be `reading off`. Where a group takes words,
 * `change` is more likely to be one of them.
 */
export function similarAction(word: string, command: Command): string | undefined {
  const folded = foldName(word)
  const subcommands = [...command.subcommands.values()]
  // In `calendar add 3 May` it is the name of an option.
  if (subcommands.some(({ options }) => Object.hasOwn(options, folded))) return undefined
  const known = command.wordsSubcommand === undefined ? [...meanings, ...begins] : meanings
  const [, names = []] = known.find(([words]) => words.includes(folded)) ?? []
  return names.find((name) => command.subcommands.has(name))
}

/** Whether the words are only an action. */
export function isBareAction(words: string): boolean {
  return actions.has(foldName(words.replace(/[^\p{L}\p{N}]+$/u, '')))
}
