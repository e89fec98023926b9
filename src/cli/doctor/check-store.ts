/** Checks the database: that it can be written, is sound and up to date, has room, and was copied lately. */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { formatCount, formatSpan } from '../../core/reply/format.ts'
import { findNewestBackup } from '../../metrics/newest-backup.ts'
import { createSecrets } from '../../store/secrets.ts'
import { StoreError } from '../../store/store-error.ts'
import type { Store } from '../../store/store.ts'
import type { Config } from '../../config.ts'
import type { DoctorContext } from './context.ts'
import { type Found, ok, problem, warning } from './finding.ts'

const minFreeBytes = 200_000_000
const maxBackupAgeMs = 26 * 60 * 60_000

export async function checkStore(context: DoctorContext): Promise<readonly Found[]> {
  const { config } = context
  if (config === undefined) return []
  const opened = await openOrExplain(context)
  if (!('settings' in opened)) return [opened]
  const [problems, isSound, seals] = await Promise.all([
    opened.healthProblems(),
    opened.isSound(),
    checkSeals(config, opened),
  ])
  const kind = opened.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  const found = [
    ...problems.map((sentence) => problem(sentence)),
    ...(isSound
      ? []
      : [
          problem(
            'The database file is damaged.',
            'Stop the bot and restore the last backup: docs/operations.md says how.',
          ),
        ]),
  ]
  return [
    ...(found.length === 0
      ? [ok(`The database (${kind}) is up to date, can be written and is sound.`)]
      : found),
    ...seals,
    ...(opened.engine === 'sqlite' ? await checkDisk(config.databaseUrl) : []),
    ...(config.backupsDir === undefined
      ? []
      : [await checkBackup(config.backupsDir, context.now())]),
  ]
}

async function openOrExplain({ store }: DoctorContext): Promise<Store | Found> {
  try {
    return await store()
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    return error.problem === 'missing'
      ? warning(error.message, 'The bot makes its database when it starts.')
      : problem(error.message)
  }
}

/** Whether SECRETS_KEY decrypts the stored tokens. Changes nothing. */
async function checkSeals(
  { secretsKeys: [key, ...older] }: Config,
  store: Store,
): Promise<readonly Found[]> {
  if (key === undefined) return []
  const seals = await store.sealedTokens(createSecrets([key, ...older])).check()
  if (seals.unreadable.length > 0) {
    return [
      problem(
        `${formatCount(seals.unreadable.length, 'stored Slack token')} can’t be decrypted with SECRETS_KEY.`,
        'Put the key that encrypted them back, after the current one with a comma between them.',
      ),
    ]
  }
  const readable = formatCount(seals.current + seals.older, 'stored Slack token')
  if (older.length > 0 && seals.older === 0) {
    return [
      warning(
        `SECRETS_KEY has an older key that no token needs any more (${readable}).`,
        'Remove it once every process runs with the current one.',
      ),
    ]
  }
  return [ok(`SECRETS_KEY decrypts ${readable}.`)]
}

async function checkDisk(databaseUrl: string): Promise<readonly Found[]> {
  const folder = dirname(databaseUrl.replace(/^sqlite:/, ''))
  const disk = await statfs(folder).catch(() => undefined)
  const free = disk === undefined ? Infinity : disk.bavail * disk.bsize
  return free >= minFreeBytes
    ? []
    : [
        warning(
          `The disk has only ${Math.floor(free / 1_000_000)} MB left.`,
          'Free some space, or move the database to a larger disk.',
        ),
      ]
}

async function checkBackup(folder: string, now: number): Promise<Found> {
  const newest = await findNewestBackup(folder)
  const advice = 'Run npm run backup, and once a day by itself: docs/operations.md says how.'
  if (newest === undefined) return warning(`There is no backup in ${folder}.`, advice)
  const age = now - newest.at
  const text = `The last backup is ${formatSpan(age)} old.`
  return age > maxBackupAgeMs ? warning(text, advice) : ok(text)
}
