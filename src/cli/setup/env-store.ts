/** Keeps answers in an `.env` file: one at a time, so that an interruption loses none, and readable for its owner only. */
import { open, readFile, realpath, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { parseEnv } from 'node:util'
import { ConfigError } from '../../config.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { decodeEnvFile } from '../../env-file.ts'
import type { Variables } from '../../unknown-variables.ts'
import { findEnvChoice, setEnvChoice, setEnvLine } from './env-lines.ts'

export interface EnvStore {
  readonly path: string
  /** Returns the variables in the file as it is now. */
  read(): Promise<Variables>
  save(name: string, value: string): Promise<void>
  /** What was chosen in an earlier run, and is kept in a comment. */
  readChoice(): Promise<string | undefined>
  saveChoice(choice: string): Promise<void>
}

export function openEnvStore(path: string): EnvStore {
  async function readText(): Promise<string> {
    try {
      return decodeEnvFile(await readFile(path), path)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
      if (error instanceof ConfigError) throw error
      throw new UserError(
        `The file ${path} can’t be read. Check that you may read it, and that it isn’t a folder.`,
      )
    }
  }

  return {
    path,
    read: async () => parseEnv(await readText()),
    async save(name, value) {
      await replaceFile(path, setEnvLine(await readText(), name, value))
    },
    readChoice: async () => findEnvChoice(await readText()),
    async saveChoice(choice) {
      await replaceFile(path, setEnvChoice(await readText(), choice))
    },
  }
}

/** Writes a new file beside the old one and puts it in its place, so that there is always a whole one. */
async function replaceFile(path: string, text: string): Promise<void> {
  // A link stays a link.
  const target = await realpath(path).catch(() => path)
  const draft = `${target}.${process.pid}.new`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, target)
  } catch (error) {
    await rm(draft, { force: true })
    const { code } = error as NodeJS.ErrnoException
    throw new UserError(
      code === 'ENOSPC'
        ? 'The disk is full, so the answers can’t be kept. Free some space and run npm run setup again.'
        : `The answers can’t be written to ${path}. Check that you may write in the folder ${dirname(target)}.`,
    )
  }
}
