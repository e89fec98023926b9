import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import {
  defaultKeptCopies,
  deleteOldBackups,
  listBackups,
  nameBackup,
} from '../../src/store/backup-folder.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const day = 86_400_000
const now = Date.UTC(2027, 5, 30, 12)

/** Puts empty copies of these ages in a folder. Returns its path. */
async function withCopies(ages: readonly number[], fromMigration?: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'backups')
  const files = ages.map((age) => nameBackup(folder, now - age, fromMigration))
  await mkdir(folder)
  await Promise.all(files.map((file) => writeFile(file, '')))
  return folder
}

it('of a copy a night for two years keeps a week of days, four weeks and twelve months', async () => {
  const folder = await withCopies(
    Array.from({ length: 730 }, (_, index) => index * day + 3_600_000),
  )
  expect(deleteOldBackups(folder, defaultKeptCopies, now)).toHaveLength(730 - 20)
  const days = listBackups(folder).map(({ at }) => new Date(at).toISOString().slice(0, 10))
  expect(days).toEqual([
    '2027-06-30',
    '2027-06-29',
    '2027-06-28',
    '2027-06-27',
    '2027-06-26',
    '2027-06-25',
    '2027-06-24',
    '2027-06-20',
    '2027-06-13',
    '2027-05-31',
    '2027-04-30',
    '2027-03-31',
    '2027-02-28',
    '2027-01-31',
    '2026-12-31',
    '2026-11-30',
    '2026-10-31',
    '2026-09-30',
    '2026-08-31',
    '2026-07-31',
  ])
})

it('keeps all of today’s copies, and those before the last three updates however old they are', async () => {
  const folder = await withCopies([0, 1, 2].map((hours) => hours * 3_600_000))
  const old = [400, 500, 600, 700].map((days) => nameBackup(folder, now - days * day, '0027'))
  for (const file of old) await writeFile(file, '')
  expect(deleteOldBackups(folder, { days: 1, weeks: 0, months: 0 }, now)).toEqual([old[3]])
})

it('touches nothing that has another name, and no link', async () => {
  const folder = await withCopies([0])
  const others = ['commonplace-monday.db', 'before-exams.db', 'commonplace-2020-01-01.db']
  for (const name of others) await writeFile(join(folder, name), '')
  const link = nameBackup(folder, now - 900 * day)
  await symlink(join(folder, others[0]!), link)
  expect(deleteOldBackups(folder, { days: 1, weeks: 0, months: 0 }, now)).toEqual([])
  expect(await readdir(folder)).toEqual(expect.arrayContaining([...others, basename(link)]))
})

it('clears away what a killed backup left, once a day has passed', async () => {
  const folder = await withCopies([0])
  const [left, running] = [2 * day, 1000].map((age) => `${nameBackup(folder, now - age)}.part`)
  await writeFile(left!, '')
  await writeFile(`${left}-journal`, '')
  await writeFile(running!, '')
  expect(listBackups(folder)).toHaveLength(1)
  expect(deleteOldBackups(folder, defaultKeptCopies, now)).toEqual([])
  const names = await readdir(folder)
  expect(names).toContain(basename(running!))
  expect(names.filter((name) => name.startsWith(basename(left!)))).toEqual([])
})
