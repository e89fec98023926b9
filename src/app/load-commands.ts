/** Loads the command files. A file that isn't a proper command stops the start; the error names the file and the fix. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Subcommand,
  type Command,
  type CommandIndex,
  isCommand,
  visibleOptions,
} from '../core/command/command.ts'
import { lineCommand, shareCommand } from '../core/command/component-id.ts'
import { truncate } from '../core/reply/truncate.ts'
import { importCommand } from './import-command.ts'
import { InvalidCommand } from './invalid-command.ts'
import { loadTranslations, translateNames } from './translations.ts'

/** Names that both Discord and Slack accept (https://docs.discord.com/developers/interactions/application-commands). */
const nameRule = /^[a-z][a-z0-9-]{0,31}$/

/** Loads every `*.ts` file of the folder, in alphabetical order, with the names in its `locales`. Throws an InvalidCommand. */
export async function loadCommands(folder: string): Promise<CommandIndex> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  const [translations, ...commands] = await Promise.all([
    loadTranslations(join(folder, 'locales')),
    ...files.map((file) => loadCommand(join(folder, file), file)),
  ])
  return new Map(commands.map((command) => [command.name, translateNames(command, translations)]))
}

async function loadCommand(path: string, file: string): Promise<Command> {
  const module = await importCommand(path)
  const command = module.default
  if (!isCommand(command)) {
    throw new InvalidCommand(`${path} must export by default what defineCommand returns.`)
  }
  if (`${command.name}.ts` !== file) {
    throw new InvalidCommand(
      `${path} defines the command “${command.name}”; name the file ${command.name}.ts.`,
    )
  }
  for (const problem of findProblems(command)) throw new InvalidCommand(`${path}: ${problem}`)
  return command
}

/** Returns what a platform would reject. Discord’s limits are the narrower ones, so they apply. */
function* findProblems(command: Command): Generator<string> {
  const { name: commandName, subcommands, actions, defaultSubcommand, wordsSubcommand } = command
  for (const name of [commandName, ...subcommands.keys(), ...Object.keys(actions)]) {
    if (name !== '' && !nameRule.test(name)) {
      yield `“${name}” isn’t a valid name. Use up to 32 lower-case letters, digits and hyphens.`
    }
  }
  if (commandName === shareCommand) yield `the name “${shareCommand}” is taken by the Share button.`
  if (commandName === lineCommand) {
    yield `the name “${lineCommand}” is taken by buttons that run a command line.`
  }
  if (subcommands.size > 25) yield 'has more than 25 subcommands.'
  for (const subcommand of [defaultSubcommand, wordsSubcommand]) {
    if (subcommand !== undefined && !subcommands.has(subcommand)) {
      yield `the default subcommand “${subcommand}” doesn’t exist.`
    }
  }
  for (const [name, subcommand] of subcommands) yield* findSubcommandProblems(name, subcommand)
}

function* findSubcommandProblems(name: string, subcommand: Subcommand): Generator<string> {
  const options = Object.entries(visibleOptions(subcommand))
  for (const { summary } of [subcommand, ...options.map(([, option]) => option)]) {
    if (summary.length < 1 || summary.length > 100) {
      yield `the summary “${truncate(summary, 40)}” has ${summary.length} characters; it can have 1 to 100.`
    }
  }
  if (options.length > 25) yield `${name} has more than 25 options.`
  const firstOptional = options.findIndex(([, option]) => option.required !== true)
  for (const [index, [optionName, option]] of options.entries()) {
    if (!nameRule.test(optionName)) yield `the option “${optionName}” isn’t a valid name.`
    if (option.required === true && firstOptional !== -1 && index > firstOptional) {
      yield `the required option “${optionName}” must come before the optional ones.`
    }
    if (option.kind === 'choice' && option.choices.length > 25) {
      yield `“${optionName}” has more than 25 choices.`
    }
  }
}
