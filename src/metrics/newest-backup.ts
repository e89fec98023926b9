/** Finds the newest backup in the folder of backups, whatever program made it. */
import { opendir, stat } from 'node:fs/promises'
import { join } from 'node:path'

export interface NewestBackup {
  /** Epoch milliseconds. */
  readonly at: number
  readonly bytes: number
}

/** A folder with more is not one of backups. */
const maxFiles = 2_000

/** Returns undefined if there is none. */
export async function findNewestBackup(folder: string): Promise<NewestBackup | undefined> {
  let newest: NewestBackup | undefined
  let files = 0
  try {
    for await (const entry of await opendir(folder)) {
      if (!entry.isFile() || /^\.|-(?:wal|shm)$|\.(?:tmp|part)$/.test(entry.name)) continue
      if (++files > maxFiles) break
      const { mtimeMs: at, size: bytes } = await stat(join(folder, entry.name))
      if (newest === undefined || at > newest.at) newest = { at, bytes }
    }
  } catch {
    // Not made yet, or not for the bot to read.
  }
  return newest
}
