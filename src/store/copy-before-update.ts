/** Copies a SQLite database before a newer version of the bot changes its tables, so that there is a way back. */
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { backupsBeside, deleteEqualCopies, nameBackup } from './backup-folder.ts'
import type { Engine } from './database.ts'
import { freeBytesIn } from './sqlite-health.ts'
import { StoreError } from './store-error.ts'

/** The update itself and what runs beside it need some room, too. */
const spareBytes = 16_000_000

/**
 * Returns the path of the copy, or undefined where there is no file to copy. `from` is the number of the database’s last
 * migration. Throws a StoreError, with nothing changed, if the copy cannot be made.
 */
export async function copyBeforeUpdate(
  engine: Pick<Engine, 'file' | 'backup'>,
  from: string,
  folder = backupsBeside(`sqlite:${engine.file}`),
  readFreeBytes = freeBytesIn,
): Promise<string | undefined> {
  const { file } = engine
  if (file === undefined) return undefined
  const copy = nameBackup(folder, Date.now(), from)
  try {
    const needed = statSync(file).size + spareBytes
    if (((await readFreeBytes(existsSync(folder) ? folder : dirname(file))) ?? Infinity) < needed) {
      throw new StoreError(
        'full',
        `The disk needs ${Math.ceil(needed / 1_000_000)} MB of free space for it.`,
      )
    }
    await engine.backup(copy)
    // A supervisor may start again and again an update that is killed or fails, and each start would leave a copy.
    await deleteEqualCopies(folder, copy)
    return copy
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    throw new StoreError(
      error.problem,
      `This version of the bot has to bring the database up to date, and first makes a copy of it in ${folder}. That didn’t work, so nothing was changed. ${error.message}`,
      error,
    )
  }
}
