/** Loads what the bot is made of: the installed packs and the commands. */
import { fileURLToPath } from 'node:url'
import { InvalidCommand } from './app/invalid-command.ts'
import { loadCommands } from './app/load-commands.ts'
import { loadMessageCommands } from './app/load-message-commands.ts'
import { loadCheckedPacks } from './app/pack/checked-packs.ts'
import { ownCode } from './bundle/own-code.ts'
import type { Packs } from './core/pack/pack.ts'
import { ConfigError } from './config.ts'

/** The pack of a class that has chosen none, whichever others are installed. */
export const builtInPack = 'her-part-2'

export const commandsFolder = fileURLToPath(new URL('../commands', import.meta.url))
export const messageCommandsFolder = fileURLToPath(
  new URL('../commands/on-message', import.meta.url),
)

export type Content = Readonly<Awaited<ReturnType<typeof loadContent>>>

/**
 * Throws a ConfigError that lists every mistake if the packs cannot be used, or names a command that can’t be. In the folder `keptIn` checked packs are kept, so that the
 * next start is quicker.
 */
export async function loadContent(packsDir: string, keptIn?: string) {
  const [packs, commands, messageCommands] = await Promise.all([
    readPacks(packsDir, keptIn),
    loadCommands(commandsFolder).catch(refuse),
    loadMessageCommands(messageCommandsFolder).catch(refuse),
  ])
  return { packs, commands, messageCommands }
}

/** Whoever wrote the command needs the sentence, and nobody the stack. */
function refuse(error: unknown): never {
  if (!(error instanceof InvalidCommand)) throw error
  throw new ConfigError(`Nothing was started, because a command can’t be used:\n${error.message}`, {
    cause: error,
  })
}

const folderReasons: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there. Write its whole path, or start the bot in the folder of Commonplace',
  ENOTDIR: 'it is a file. Name the folder that holds the folders of the packs',
  EACCES: 'the bot’s user may not. Change the permissions of the folder',
}

async function readPacks(folder: string, keptIn: string | undefined): Promise<Packs> {
  const { packs, problems } = await loadCheckedPacks(
    folder,
    keptIn === undefined ? undefined : { folder: keptIn, code: ownCode },
  ).catch((error: unknown) => {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new ConfigError(
      `PACKS_DIR: the folder ${folder} can’t be read: ${folderReasons[code] ?? message}.`,
    )
  })
  if (problems.length > 0) {
    const { formatProblems } = await import('./app/pack/format-problems.ts')
    throw new ConfigError(
      `Nothing was started, because the study packs have mistakes:\n${formatProblems(problems)}`,
    )
  }
  if (packs.size === 0) {
    throw new ConfigError(
      `PACKS_DIR: there are no packs in the folder ${folder}. A pack is a folder with a pack.yaml.`,
    )
  }
  return packs
}
