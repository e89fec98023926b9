/** Files that are complete and on disk under their name, or not there at all, and readable for nobody but their owner. */
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fchownSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { StoreError } from './store-error.ts'

/** Creates a file, and its folder, that only their owner can read: names and answers are in it. */
export function createPrivately(path: string): void {
  try {
    createFolder(dirname(path))
  } catch (error) {
    throw new StoreError(
      'read-only',
      `Can’t create the folder for ${path}. Check the path and the permissions of the folder above it.`,
      error,
    )
  }
  // SQLite gives the log beside a file the permissions of the file; older versions of the bot left them to the umask.
  for (const suffix of ['', '-wal', '-shm']) {
    try {
      if (suffix === '' && !createFile(path)) closeSync(openSync(path, 'a', 0o600))
      chmodSync(path + suffix, 0o600)
    } catch {
      // Not there, or somebody else’s; if it matters, SQLite says why when it opens the file.
    }
  }
}

/** Node’s own way to make the folders above, too, never ends where a folder cannot be made although there is none, as in /proc. */
function createFolder(folder: string): void {
  if (isFolder(folder)) return
  if (dirname(folder) !== folder) createFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
  // Only what was just made, whatever somebody puts there meanwhile.
  if (isRoot) giveToOwner(folder, openSync(folder, constants.O_DIRECTORY | constants.O_NOFOLLOW))
}

/** Returns false where it cannot be made, such as because it is there already. */
function createFile(path: string): boolean {
  let file: number
  try {
    file = openSync(path, 'ax', 0o600)
  } catch {
    return false
  }
  if (isRoot) giveToOwner(path, file)
  else closeSync(file)
  return true
}

const isRoot = process.getuid?.() === 0

/** What an operator makes as root belongs to whose folder it is in: the bot could not use it otherwise. */
function giveToOwner(path: string, file: number): void {
  try {
    const { uid, gid } = statSync(dirname(path))
    fchownSync(file, uid, gid)
  } catch {
    // Not every root may, such as one in a container or over a network; then it stays theirs.
  } finally {
    closeSync(file)
  }
}

/** Returns false, too, where nobody may look. */
function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  } catch {
    return false
  }
}

/** Waits until the contents of a file are on disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Gives a complete file its final name, in place of what may have had it. */
export function putInPlace(complete: string, path: string): void {
  syncFile(complete)
  renameSync(complete, path)
  syncFolderOf(path)
}

/** Waits until the names in a folder are on disk, where the system can do that. */
export function syncFolderOf(path: string): void {
  try {
    const folder = openSync(dirname(path), 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {
    // Windows opens no folders; it writes names in order.
  }
}

/** Gives a file a second name, or makes a second file where the file system has no such names. */
export function keepUnder(path: string, name: string): void {
  try {
    linkSync(path, name)
  } catch {
    copyFileSync(path, name)
    chmodSync(name, 0o600)
    syncFile(name)
  }
  syncFolderOf(name)
}

/** Deletes a SQLite file with what SQLite keeps beside it, if it can: another error matters more than what is left over. */
export function clearAway(path: string): void {
  try {
    for (const part of partsOf(path)) rmSync(path + part, { force: true })
  } catch {
    // The next time will find it, and begin by clearing it away.
  }
}

/** Returns the names of a SQLite file’s parts that are there, such as `-wal`; the file itself is the empty one. */
export function partsOf(path: string): readonly string[] {
  return ['', '-wal', '-shm', '-journal'].filter((suffix) => existsSync(path + suffix))
}
