/** Imports the file of a command. The bundle has another one in its place, which knows the commands that are part of it. */
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export async function importCommand(path: string): Promise<{ readonly default?: unknown }> {
  return import(pathToFileURL(resolve(path)).href)
}
