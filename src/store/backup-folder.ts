/** The folder of copies of a SQLite database: how they are named, and which of them are let go. */
import { createHash } from 'node:crypto'
import { createReadStream, lstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

export interface BackupCopy {
  readonly file: string
  /** When it was made, epoch milliseconds. */
  readonly at: number
  /** Whether the bot made it before it brought the database up to date. */
  readonly isBeforeUpdate: boolean
}

/** How many copies stay: the newest of each of the last days, weeks and months that have one. */
export interface KeptCopies {
  readonly days: number
  readonly weeks: number
  readonly months: number
}

export const defaultKeptCopies: KeptCopies = { days: 7, weeks: 4, months: 12 }

/** Updates are rare, so the copies before the last ones stay whatever their age. */
const keptBeforeUpdates = 3

const dayMs = 86_400_000

const namePattern =
  /^commonplace-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z(-before-update-from-\d{4})?\.db(\.part(?:-journal|-wal|-shm)?)?$/

/** Returns the folder where copies are if nobody has chosen another. */
export function backupsBeside(databaseUrl: string): string {
  const [, file] = /^sqlite:(.+)$/.exec(databaseUrl) ?? []
  return file === undefined ? join('var', 'backups') : join(dirname(file), 'backups')
}

/** Returns the path of a new copy. `fromMigration` is the number of the last migration in it, if an update follows. */
export function nameBackup(folder: string, now: number, fromMigration?: string): string {
  const time = new Date(now).toISOString().replace(/[:.]/g, '-')
  const reason = fromMigration === undefined ? '' : `-before-update-from-${fromMigration}`
  return join(folder, `commonplace-${time}${reason}.db`)
}

/** Returns the copies in a folder that bear the bot’s own names, the newest first. */
export function listBackups(folder: string): readonly BackupCopy[] {
  return filesOf(folder).filter(({ isUnfinished }) => !isUnfinished)
}

/** Deletes older copies, and what was never finished; a file with any other name stays. Returns the deleted ones. */
export function deleteOldBackups(folder: string, kept: KeptCopies, now: number): readonly string[] {
  const copies = listBackups(folder)
  const staying = new Set([
    // Whoever makes several in a day has a reason.
    ...copies.filter(({ at }) => now - at < dayMs),
    ...keepNewestOf(copies, kept.days, (at) => new Date(at).toISOString().slice(0, 10)),
    // Weeks begin on Monday; the first day of the epoch was a Thursday.
    ...keepNewestOf(copies, kept.weeks, (at) => String(Math.floor((at / dayMs + 3) / 7))),
    ...keepNewestOf(copies, kept.months, (at) => new Date(at).toISOString().slice(0, 7)),
    ...copies.filter(({ isBeforeUpdate }) => isBeforeUpdate).slice(0, keptBeforeUpdates),
  ])
  const deleted = [
    ...copies.filter((copy) => !staying.has(copy)),
    ...filesOf(folder).filter((file) => file.isUnfinished && now - file.at > dayMs),
  ].map(({ file }) => file)
  for (const file of deleted) rmSync(file, { force: true })
  return deleted.filter((file) => file.endsWith('.db'))
}

/** Deletes earlier copies of the same kind that hold exactly the same, and what was never finished of that kind. */
export async function deleteEqualCopies(folder: string, copy: string): Promise<void> {
  const newest = filesOf(folder).find(({ file }) => file === copy)
  if (newest === undefined) return
  for (const { file, reason, isUnfinished } of filesOf(folder)) {
    if (file === copy || reason !== newest.reason) continue
    if (isUnfinished || (await isEqual(file, copy))) rmSync(file, { force: true })
  }
}

/** Returns false, too, where a file cannot be read, such as one that is somebody else’s. */
async function isEqual(one: string, other: string): Promise<boolean> {
  try {
    if (statSync(one).size !== statSync(other).size) return false
    return (await hashOf(one)) === (await hashOf(other))
  } catch {
    return false
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}

function keepNewestOf(
  copies: readonly BackupCopy[],
  count: number,
  periodOf: (at: number) => string,
): readonly BackupCopy[] {
  const newest = new Map<string, BackupCopy>()
  for (const copy of copies) {
    const period = periodOf(copy.at)
    if (!newest.has(period)) newest.set(period, copy)
  }
  return [...newest.values()].slice(0, count)
}

interface CopyFile extends BackupCopy {
  /** What its name says after the time. */
  readonly reason: string | undefined
  readonly isUnfinished: boolean
}

function filesOf(folder: string): readonly CopyFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const match = namePattern.exec(name)
      const file = join(folder, name)
      // A link could lead to what a person has put elsewhere.
      if (match === null || !lstatSync(file).isFile()) return []
      const [, day, hour, minute, second, ms, reason, partial] = match
      const at = Date.parse(`${day}T${hour}:${minute}:${second}.${ms}Z`)
      if (Number.isNaN(at)) return []
      const isBeforeUpdate = reason !== undefined
      return { file, at, isBeforeUpdate, reason, isUnfinished: partial !== undefined }
    })
    .toSorted((one, other) => other.at - one.at || basename(one.file).localeCompare(other.file))
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
