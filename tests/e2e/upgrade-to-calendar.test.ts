import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import type { Person, Room } from '../../src/core/platform/room.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { migrationFiles } from '../../src/store/migrate.ts'
import { openStore } from '../../src/store/store.ts'
import { openBot, room, student, teacher } from '../fixtures/bot.ts'
import { replyOf } from '../fixtures/invoke.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { freshPostgres } from '../postgres/database.ts'
import { startScript, within } from './kill/script-process.ts'

/** The last migration before a class had a calendar. */
const last = '0043'

async function sqliteOfThen(): Promise<string> {
  const path = `${await temporaryFolder()}/test.db`
  const file = new DatabaseSync(path)
  file.exec('pragma journal_mode = wal; pragma synchronous = off; begin')
  file.exec(await readFile('tests/fixtures/databases/0.1.0.sql', 'utf8'))
  for (const [name, source] of await migrationFiles('sqlite')) {
    if (name.slice(0, 4) <= '0010' || name.slice(0, 4) > last) continue
    file.exec(await readFile(source, 'utf8'))
    file.prepare('insert into migration values (?, 1)').run(name)
  }
  file.exec(await readFile(`tests/fixtures/databases/${last}.sql`, 'utf8'))
  file.exec('commit')
  file.close()
  return `sqlite:${path}`
}

/** The same rows on PostgreSQL, in the tables that its migrations had made by then. */
async function postgresOfThen(): Promise<string> {
  const file = new DatabaseSync((await sqliteOfThen()).slice('sqlite:'.length))
  const url = await freshPostgres()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(
    'begin; create table migration (name text primary key, at bigint not null); set local session_replication_role = replica',
  )
  for (const [name, source] of await migrationFiles('postgres')) {
    if (name.slice(0, 4) > last) continue
    await client.query(await readFile(source, 'utf8'))
  }
  const tables = file.prepare("select name from sqlite_master where type = 'table'").all()
  for (const { name } of tables) {
    for (const row of file.prepare(`select * from ${String(name)}`).all()) {
      const columns = Object.keys(row)
      const places = columns.map((_column, index) => `$${index + 1}`)
      await client.query(
        `insert into ${String(name)} (${columns.join(', ')}) values (${places.join(', ')})`,
        Object.values(row),
      )
    }
  }
  await client.query('commit')
  await client.end()
  file.close()
  return url
}

const club: Room = { ...room, id: 'web:club' }

/** What the last version before said of its two posts; not one of them may move. */
const days = {
  lessons:
    'Thu, 14 Jan; Fri, 15 Jan; Mon, 18 Jan; Tue, 19 Jan; Wed, 20 Jan; Thu, 21 Jan; Fri, 22 Jan; Mon, 25 Jan; Tue, 26 Jan; Wed, 27 Jan; Thu, 28 Jan; Fri, 29 Jan; Mon, 8 Feb; Tue, 9 Feb',
  club: 'Wed, 13 Jan; Mon, 18 Jan; Wed, 20 Jan; Mon, 25 Jan; Wed, 27 Jan; Mon, 1 Feb; Mon, 8 Feb; Wed, 10 Feb; Mon, 15 Feb; Wed, 17 Feb; Mon, 22 Feb; Wed, 24 Feb; Mon, 1 Mar; Wed, 3 Mar',
}

test.each([
  ['SQLite', sqliteOfThen],
  ['PostgreSQL', postgresOfThen],
])(
  'a class without a calendar has one after an update that was killed once, and all else as it was, on %s',
  async (_name, make) => {
    const url = await make()
    const child = startScript('upgrade-process.ts', url, 'digest')
    const end = await within('the kill amid the migrations', once(child, 'close'))
    expect(end).toEqual([null, 'SIGKILL'])

    const clock = createManualClock(Date.UTC(2027, 0, 13, 9))
    const store = await openStore(url, { clock: clock.now })
    onTestFinished(() => store.close())
    const bot = await openBot({ store, clock })
    let events = 0
    async function ask(line: string, person: Person = teacher, where = room): Promise<string> {
      events += 1
      const event = { id: `event${events}`, person, room: where, at: clock.now(), line }
      return toPlainText(replyOf(await bot.dispatch.line(event)))
    }
    async function planned(where: Room): Promise<string> {
      const plan = await ask('daily plan', teacher, where)
      return (plan.match(/^\w+, \d+ \w+(?= ·)/gm) ?? []).join('; ')
    }

    expect(await ask('daily status')).toMatch(
      /Thu, 14 Jan 2027 07:30 Europe\/London[^]*Wed, 13 Jan 2027 16:15 Europe\/Paris/,
    )
    expect({ lessons: await planned(room), club: await planned(club) }).toEqual(days)
    const calendar = await ask('calendar show')
    expect(calendar).toContain('Today: Wed, 13 Jan 2027')
    expect(calendar).toMatch(
      /Time zone: Europe\/London\nSchool days: Mon–Fri\nTerms: .* 4 Jan 2027/,
    )
    expect(calendar).toMatch(/Days off: .*1 Feb 2027 – Fri, 5 Feb 2027/)
    const overview = await ask('settings overview')
    expect(overview).toContain('no plan; open so far: up to scene 2')
    expect(overview).toContain('next Thu, 14 Jan 2027 07:30, and 1 more post')
    expect(overview).toContain('Answers to it: off\nYour digest: none yet')
    expect(await ask('settings show')).toMatch(
      /Lookups: For the whole channel[^]*Start of term: Mon, 4 Jan 2027/,
    )
    expect(await ask('progress show')).toContain('reached scene 2')
    expect(await ask('scores period:all')).toContain('Ana: 300 points')
    expect(await ask('book show from:2026-11-02')).toMatch(/Ana · .*Quizzes: 1 · Right: 100%/)
    expect(await ask('settings accommodation')).toContain(
      'Ana: a quarter more time and 1 wrong option fewer',
    )
    expect(await ask('homework progress')).toMatch(/15 Jan 2027 23:59[^]*Begun: 2/)
    expect(await ask('homework list', student)).toContain('3 of 3 answered')
    const hers = await ask('mydata', student)
    for (const kept of ['extra time', 'homework', 'row in the class’s book']) {
      expect(hers).toContain(`Your ${kept} (1 entry)`)
    }
    expect(hers).toContain('Your quiz answers (3 entries)')
  },
)
