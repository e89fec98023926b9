/** Reads a line that begins with no command: a misspelt one, a request in plain words, or words to search for. */
import { bareActions } from './bare-action.ts'
import { foldName, splitFirstWord } from './clean-line.ts'
import { type Command, type CommandIndex, noSubcommand } from './command.ts'
import { type NameTable, subcommandNames, takeName } from './command-names.ts'
import {
  type ParsedLine,
  guessed,
  maxShownLength,
  parseCommand,
  parseSubcommand,
} from './parse-command.ts'
import { readPlainWords } from './plain-words.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'

export function parseUnknown(
  words: string,
  commands: CommandIndex,
  names: NameTable<Command>,
): ParsedLine {
  const labelledWords = withoutLabel(words, commands)
  if (labelledWords !== undefined) return parseUnknown(labelledWords, commands, names)
  const also = takeName(words, names)
  if (also !== undefined) return guessed(parseCommand(also.name.value, also.rest))
  const plain = readPlainWords(words)
  for (const line of plain.lines) {
    const taken = takeName(line, names) ?? guessShort(line, names)
    if (taken !== undefined) return guessed(parseCommand(taken.name.value, taken.rest))
  }
  const swapped = readSwapped(plain.words, names)
  if (swapped !== undefined) return guessed(swapped)

  const actions = bareActions(plain.words, commands)
  if (actions.length > 0) {
    const offers = [...actions.slice(0, 4), `search ${plain.words}`]
    throw new UserError('I haven’t done anything yet. Which of these do you mean?').offering(
      ...offers,
    )
  }
  const [first, rest] = splitFirstWord(words)
  const guess = names.guess(first)
  if (guess?.isSure === true) return guessed(parseCommand(guess.value, rest))
  // Help is about commands, so “hole in my heart” doesn’t ask for it.
  const isHelp = guess?.value.name === 'help' && rest !== '' && takeName(rest, names) === undefined
  const offers = guess === undefined || isHelp ? [] : [`${guess.value.name} ${rest}`.trim()]
  const search = commands.get('search')
  if (search === undefined) {
    throw new UserError(
      'There’s no command ',
      { code: truncate(first, 40) },
      '. ',
      { command: 'help' },
      ' lists them all.',
    ).offering(...offers, 'help')
  }
  return { ...searchFor(search, plain.words), offers }
}

const otherLabels: ReadonlySet<string> = new Set(['query', 'q', 'text', 'term', 'topic', 'name'])

/** `query:climb` is `climb`: the option of a command that was left out, as another app may name it. */
function withoutLabel(words: string, commands: CommandIndex): string | undefined {
  const [, label = '', value = ''] = /^(\p{L}[\p{L}-]*) ?[:：﹕=＝] ?(\S.*)$/su.exec(words) ?? []
  const name = foldName(label)
  if (name === '') return undefined
  const isOption = [...commands.values()].some(({ subcommands }) =>
    [...subcommands.values()].some(
      ({ audience, options }) => audience === 'choice' && Object.hasOwn(options, name),
    ),
  )
  return isOption || otherLabels.has(name) ? value : undefined
}

/** Returns a search for a whole line, which offers another one; undefined if there is no search. */
export function searchForLine(
  words: string,
  commands: CommandIndex,
  offer: string,
): ParsedLine | undefined {
  const search = commands.get('search')
  return search && { ...searchFor(search, readPlainWords(words).words), offers: [offer] }
}

/** “My score” is the name of a command with an ending, and nothing else. */
function guessShort(line: string, names: NameTable<Command>) {
  const guess = line.includes(' ') ? undefined : names.guess(line)
  return guess?.isSure === true
    ? { name: { value: guess.value, isExact: false }, rest: '' }
    : undefined
}

function searchFor(search: Command, words: string): ParsedLine {
  const [[name, option] = ['', undefined]] = Object.entries(
    search.subcommands.get(noSubcommand)?.options ?? {},
  )
  const maxLength = option?.kind === 'text' ? option.maxLength : maxShownLength
  return {
    command: search,
    subcommandName: noSubcommand,
    // The note says what was searched for.
    given: { [name]: words.length > maxLength ? truncate(words, maxLength) : words },
    readAs: `${search.name} ${truncate(words, maxShownLength)}`,
  }
}

/** “Start a quiz”, “stop the quiz”, “pause daily”. */
function readSwapped(words: string, names: NameTable<Command>): ParsedLine | undefined {
  const [verb, after] = splitFirstWord(words)
  const object = after.replace(/^(?:the|a|an|my|our|your|this) /i, '')
  const taken = takeName(after, names) ?? takeName(object, names)
  if (taken === undefined) return undefined
  const command = taken.name.value
  const found = subcommandNames(command).find(verb)
  return found && parseSubcommand(command, found.value, taken.rest)
}
