/** Imports the file of a command. The bundle has another one in its place, which knows the commands that are part of it. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InvalidCommand } from './invalid-command.ts'

/** Throws an InvalidCommand. */
export async function importCommand(path: string): Promise<{ readonly default?: unknown }> {
  try {
    return await import(pathToFileURL(resolve(path)).href)
  } catch (error) {
    const [reason = ''] = String(error instanceof Error ? error.message : error).split('\n')
    throw new InvalidCommand(
      `${path} can’t be loaded: ${reason.replace(/\.$/, '')}. Correct it, or take it out of the folder.`,
      { cause: error },
    )
  }
}
