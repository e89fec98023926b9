/**
 * What a typed line means: `quote hole in my heart character:Theodore`. A line that names no command is read as a misspelt one,
 * as a question in plain words, or else as words to search for.
 */
import { cleanLine, takeOffPrefix } from './clean-line.ts'
import { type Command, type CommandIndex, noSubcommand } from './command.ts'
import { type NameTable, commandNames, subcommandNames, takeName } from './command-names.ts'
import { type ParsedLine, parseCommand } from './parse-command.ts'
import { parseUnknown, searchForLine } from './parse-unknown.ts'
import { isSentence } from './sentence.ts'
import { UserError } from '../reply/user-error.ts'

/** Longer lines are rejected before they are parsed. */
const maxLineLength = 2000

/** Throws a UserError with what to do if the line cannot be parsed. */
export function parseCommandLine(line: string, commands: CommandIndex): ParsedLine {
  if (line.length > maxLineLength) {
    throw new UserError(
      `That’s too long: ${line.length.toLocaleString('en')} characters. Please keep it under ${maxLineLength.toLocaleString('en')}.`,
    )
  }
  const names = commandNames(commands)
  const [words, ...others] = splitLines(line, names)
  if (words === undefined) {
    throw new UserError('Type a command, such as ', { command: 'help' }, '.').offering('help')
  }
  const parsed = parseOne(words, commands, names)
  return others.length === 0 ? parsed : { ...parsed, others }
}

/** Several lines are several commands where each begins with one; otherwise a line break is a blank. */
function splitLines(line: string, names: NameTable<Command>): readonly string[] {
  const lines = line
    .split(/[\r\n\u2028\u2029]+/)
    .map((each) => takeOffPrefix(cleanLine(each)))
    .filter((each) => each !== '')
  const areCommands = lines.every((each) => takeName(each, names)?.name.isExact === true)
  if (lines.length > 1 && areCommands) return lines
  const whole = takeOffPrefix(cleanLine(line))
  return whole === '' ? [] : [whole]
}

function parseOne(words: string, commands: CommandIndex, names: NameTable<Command>): ParsedLine {
  if (!/[\p{L}\p{N}\p{Extended_Pictographic}?]/u.test(words) || /^\?{2,}$/.test(words)) {
    throw new UserError('Type a command, such as ', { command: 'help' }, '.').offering('help')
  }
  const meaning = askedMeaning(words, names)
  if (meaning !== undefined) return parseUnknown(meaning, commands, names)
  const exact = takeName(askForHelp(words, names), names)
  if (exact !== undefined && exact.name.isExact) {
    const { value: command } = exact.name
    if (isSentence(command, exact.rest)) {
      const found = searchForLine(words, commands, usualLine(command))
      if (found !== undefined) return found
    }
    const help = commands.get('help')
    const wantsHelp =
      help !== undefined && exact.rest === 'help' && !command.subcommands.has(noSubcommand)
    return wantsHelp ? parseCommand(help, command.name) : parseCommand(command, exact.rest)
  }
  return parseUnknown(words, commands, names)
}

/** What to offer where a command was only the first word of a sentence. */
function usualLine({ name, subcommands, defaultSubcommand = noSubcommand }: Command): string {
  const isForAll = subcommands.get(defaultSubcommand)?.teachersOnly !== true
  return isForAll ? `${name} ${defaultSubcommand}`.trim() : `help ${name}`
}

const helpWith =
  /^help (?:me|us) (?!please|pls|plz)(?:to )?(?:(?:understand|with|find|learn about|study|remember|explain) )?(.+)$/i

/** Returns what “help me understand Samantha” is about, unless that is a group of commands: “help me with the quiz”. */
function askedMeaning(words: string, names: NameTable<Command>): string | undefined {
  const [, about] = helpWith.exec(words) ?? []
  function isGroup(word: string): boolean {
    const name = word.replace(/[^\p{L}\p{N}]+$/u, '')
    const guess = names.guess(name)
    const found = names.find(name) ?? (guess?.isSure === true ? guess : undefined)
    return found?.value.subcommands.has(noSubcommand) === false
  }
  return about?.split(' ').some(isGroup) === true ? undefined : about
}

/** “quiz start --help” and “quote ?” are “help quiz start” and “help quote”; “who is Samantha ?” is a question. */
function askForHelp(words: string, names: NameTable<Command>): string {
  if (/^help (?:me|us)(?: (?:please|pls|plz))?[\s.!?]*$/i.test(words)) return 'help'
  const [, about, sign] = /^(?!help )(\S.*) ([-‐‑–—]{1,2}h(?:elp)?|\?)$/i.exec(words) ?? []
  if (about === undefined) return words
  return sign === '?' && !isNameOnly(about, names) ? words.slice(0, -2) : `help ${about}`
}

function isNameOnly(words: string, names: NameTable<Command>): boolean {
  const taken = takeName(words, names)
  if (taken === undefined || taken.rest === '') return taken !== undefined
  return takeName(taken.rest, subcommandNames(taken.name.value))?.rest === ''
}
