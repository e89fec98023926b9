/**
 * What a typed line means: `quote hole in my heart character:Theodore`. A line that names no command is read as a misspelt one,
 * as a question in plain words, or else as words to search for.
 */
import { cleanLine, takeOffPrefix } from './clean-line.ts'
import { type Command, type CommandIndex, noSubcommand } from './command.ts'
import { type NameTable, commandNames, takeName } from './command-names.ts'
import { type ParsedLine, parseCommand } from './parse-command.ts'
import { parseUnknown } from './parse-unknown.ts'
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
    throw new UserError('Type a command, such as ', { code: 'help' }, '.').offering('help')
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
  const exact = takeName(askForHelp(words), names)
  if (exact !== undefined && exact.name.isExact) {
    const { value: command } = exact.name
    const help = commands.get('help')
    const wantsHelp =
      help !== undefined && exact.rest === 'help' && !command.subcommands.has(noSubcommand)
    return wantsHelp ? parseCommand(help, command.name) : parseCommand(command, exact.rest)
  }
  return parseUnknown(words, commands, names)
}

/** “quiz start --help” and “quote ?” are “help quiz start” and “help quote”. */
function askForHelp(words: string): string {
  const [, about] = /^(?!help )(\S.*) (?:[-‐‑–—]{1,2}h(?:elp)?|\?)$/i.exec(words) ?? []
  return about === undefined ? words : `help ${about}`
}
