import { readFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Person } from '../../src/core/platform/room.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { migrationFiles } from '../../src/store/migrate.ts'
import { createSecrets } from '../../src/store/secrets.ts'
import { type Store, openStore } from '../../src/store/store.ts'
import { transferStore } from '../../src/store/transfer.ts'
import { freshPostgres } from '../postgres/database.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { openBot, room, student, teacher } from '../fixtures/bot.ts'
import { replyOf } from '../fixtures/invoke.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const key = Buffer.alloc(32, 7).toString('base64')

/** Makes the file that 0.1.0 left, brought up to a later version by hand. Returns its address. */
async function databaseOf010(upTo = '0010'): Promise<string> {
  const path = `${await temporaryFolder()}/test.db`
  const file = new DatabaseSync(path)
  // Thousands of writes to the disk less.
  file.exec('pragma synchronous = off; begin')
  file.exec(await readFile('tests/fixtures/databases/0.1.0.sql', 'utf8'))
  for (const [name, source] of await migrationFiles('sqlite')) {
    const number = name.slice(0, 4)
    if (number <= '0010' || number > upTo) continue
    file.exec(await readFile(source, 'utf8'))
    file.prepare('insert into migration values (?, 1)').run(name)
  }
  file.exec('commit')
  file.close()
  return `sqlite:${path}`
}

/** What the people of 0.1.0 see of what they had, with the bot of today. */
async function whatPeopleHave(url: string) {
  const store = await openStore(url)
  onTestFinished(() => store.close())
  const clock = createManualClock(Date.UTC(2026, 10, 30, 12))
  const bot = await openBot({ store, clock })
  async function ask(line: string, person: Person): Promise<string> {
    const event = { id: line, person, room, at: clock.now(), line }
    return toPlainText(replyOf(await bot.dispatch.line(event)))
  }
  const ana = store.reviews.forReader({ person: student.id, pack: 'lantern' })
  return {
    scores: await ask('scores period:all', student),
    progress: await ask('progress show', student),
    settings: await ask('settings show', teacher),
    daily: await ask('daily status', teacher),
    packs: await ask('pack list', teacher),
    cards: (await ana.cards())
      .toSorted((one, other) => (one.ref.id < other.ref.id ? -1 : 1))
      .map(({ ref, memory }) => [ref.id, memory.reps]),
    grades: (await ana.log()).length,
    limit: (await ana.settings()).limit,
    token: await tokenWith(store, key),
    stolen: await tokenWith(store, Buffer.alloc(32, 8).toString('base64')),
    lobby: (await store.quizzes.read('web:class', '056b7726cba7'))?.quiz,
  }
}

function tokenWith(store: Store, secretsKey: string): Promise<string | undefined> {
  return store
    .installations(createSecrets([secretsKey]))
    .find('T0HIGHSCHOOL')
    .then(
      (found) => found?.botToken,
      () => undefined,
    )
}

const kept = {
  scores: expect.stringMatching(/Ana: 300 points[^]*Cleo: 100 points[^]*Jade Bat: 0 points/),
  progress: expect.stringContaining('The letter'),
  settings: expect.stringContaining('(teen) — set for the class by Ms. Rivera'),
  daily: expect.stringContaining('07:30'),
  packs: expect.stringContaining('The Harbour'),
  cards: [
    ['ninety', 1],
    ['wet-letter', 1],
  ],
  grades: 2,
  limit: 7,
  token: 'xoxb-of-high-school',
  stolen: undefined,
  lobby: expect.objectContaining({ state: expect.objectContaining({ phase: 'lobby' }) }),
}

let oldest: PostgresServer

beforeAll(async () => {
  oldest = await startPostgres({ fsync: false, version: 15 })
})
afterAll(() => oldest.stop())

test('what people had with 0.1.0 is there on SQLite', async () => {
  expect(await whatPeopleHave(await databaseOf010())).toMatchObject(kept)
})

test.each([
  ['18', () => freshPostgres()],
  ['15', () => Promise.resolve(oldest.url('postgres'))],
])(
  'what people had with 0.1.0 is there after a move to PostgreSQL %s',
  async (version, address) => {
    const [from, to] = [await databaseOf010(), await address()]
    await (await openStore(from)).close()
    const moved = await transferStore(from, to)
    expect(moved).toMatchObject({ quiz: 2, quiz_answer: 9, review_card: 2, slack_installation: 1 })
    expect(await whatPeopleHave(to)).toMatchObject(kept)
    const client = new pg.Client({ connectionString: to })
    await client.connect()
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    await client.end()
    // The whole run may be on the oldest version.
    const shared = process.env['TEST_POSTGRES'] ?? version
    expect(rows[0]?.server_version.split('.')[0]).toBe(version === '15' ? version : shared)
  },
)

test('every version between 0.1.0 and today’s leads to the same', async () => {
  const names = [...(await migrationFiles('sqlite')).keys()].map((name) => name.slice(0, 4))
  const direct = await everythingIn(await databaseOf010())
  for (const upTo of names.filter((number) => number > '0010')) {
    expect(await everythingIn(await databaseOf010(upTo))).toEqual(direct)
  }
})

async function everythingIn(url: string) {
  await using store = await openStore(url)
  return await store.exportClass('web:class')
}
