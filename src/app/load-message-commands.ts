/** Loads the commands in the menus of messages. A file that isn't a proper one stops the start; the error names it and the fix. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type MessageCommand,
  type MessageCommandIndex,
  isMessageCommand,
} from '../core/command/message-command.ts'
import { importCommand } from './import-command.ts'
import { InvalidCommand } from './invalid-command.ts'

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object */
const maxNameLength = 32

/** https://docs.slack.dev/reference/app-manifest#features */
const maxShortNameLength = 24

/** How many of them Discord takes (https://docs.discord.com/developers/interactions/application-commands#registering-a-command). */
const maxMessageCommands = 15

/** Loads every `*.ts` file of the folder, in alphabetical order. */
export async function loadMessageCommands(folder: string): Promise<MessageCommandIndex> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()
  if (files.length > maxMessageCommands) {
    throw new InvalidCommand(
      `${folder} has ${files.length} message commands; Discord takes ${maxMessageCommands}.`,
    )
  }
  const commands = await Promise.all(files.map((file) => loadOne(join(folder, file), file)))
  return new Map(commands.map((command) => [command.id, command]))
}

async function loadOne(path: string, file: string): Promise<MessageCommand> {
  const module = await importCommand(path)
  const command = module.default
  if (!isMessageCommand(command)) {
    throw new InvalidCommand(`${path} must export by default what defineMessageCommand returns.`)
  }
  const { id, name, shortName = name, localNames = {} } = command
  if (`${id}.ts` !== file) {
    throw new InvalidCommand(`${path} defines “${id}”; name the file ${id}.ts.`)
  }
  const names = [name, ...Object.values(localNames)]
  if (names.some((each) => each.length > maxNameLength) || shortName.length > maxShortNameLength) {
    throw new InvalidCommand(
      `${path}: the name may have ${maxNameLength} characters, and the short name ${maxShortNameLength}.`,
    )
  }
  return command
}
