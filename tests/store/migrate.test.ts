import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../src/store/database.ts'
import { dueAt } from '../../src/core/review/fsrs.ts'
import { migrationFiles } from '../../src/store/migrate.ts'
import { openEngine, openStore } from '../../src/store/store.ts'
import { engines } from '../fixtures/engines.ts'

const rooms = {
  'discord:1': { id: 'discord:2', class: 'discord:9', platform: 'discord', allowsMature: true },
  'discord:3': { id: 'discord:4', class: 'discord:dm/3', platform: 'discord', allowsMature: false },
  'discord:5': { id: 'discord:6', class: 'discord:9', platform: 'discord', ageRestricted: false },
  'web:ana': { id: 'web:general', class: 'web:class', platform: 'web', ageRestricted: false },
}

/** Brings an empty database to the form that it had before a migration, and fills it. */
async function prepare(url: string, before: string, statements: readonly string[]): Promise<void> {
  const engine = await openEngine(url, {})
  const { kysely } = createDatabase(engine, undefined)

  async function run(text: string): Promise<void> {
    await sql.raw(text).execute(kysely)
  }

  await run('create table migration (name text primary key, at bigint not null)')
  for (const [name, file] of await migrationFiles(engine.name)) {
    if (name >= before) continue
    for (const statement of (await readFile(file, 'utf8')).split(/;\s*$/m)) {
      if (statement.trim() !== '') await run(statement)
    }
    await run(`insert into migration values ('${name}', 0)`)
  }
  for (const statement of statements) await run(statement)
  await kysely.destroy()
  engine.release()
}

test.each(engines)(
  'where people last reviewed becomes their home class on $name',
  async (engine) => {
    const url = await engine.address()
    const readers = Object.entries(rooms).map(
      ([person, room], index) =>
        `insert into review_reader (person, room, daily_limit, zone, seen_at)
        values ('${person}', '${JSON.stringify(room)}', 20, 'UTC', ${index})`,
    )
    await prepare(url, '0012', readers)
    const store = await openStore(url)
    onTestFinished(() => store.close())
    const homes = await Promise.all(Object.keys(rooms).map((one) => store.homeClasses.read(one)))
    const discord = { class: 'discord:9', platform: 'discord' }
    expect(homes).toEqual([
      [{ room: { ...discord, id: 'discord:2', allowsMature: true }, usedAt: 0 }],
      [],
      [{ room: { ...discord, id: 'discord:6', allowsMature: false }, usedAt: 2 }],
      [
        {
          room: { id: 'web:general', class: 'web:class', platform: 'web', allowsMature: true },
          usedAt: 3,
        },
      ],
    ])
    expect(await store.reviews.forReader({ person: 'web:ana', pack: 'p' }).settings()).toEqual({
      limit: 20,
      retention: 90,
    })
  },
)

test.each(engines)('anonymous quizzes from before lose their names on $name', async (engine) => {
  const url = await engine.address()
  function quiz(id: string, anonymous: number) {
    return `insert into quiz (id, room, class, phase, anonymous, version, drawn, seen_at, opened_at,
      ended_at, plan, state) values ('${id}', 'r', 'c', 'done', ${anonymous}, 1, 1, 0, 0, 1, '{}', '{}')`
  }
  function player(id: string, person: string, alias: string) {
    return `insert into quiz_player values ('${id}', 'c', '${person}', 'Name', 0, ${alias}, 1, 100)`
  }
  function answer(id: string, person: string) {
    return `insert into quiz_answer values ('${id}', 'c', 0, '${person}', '[1]', 0, 0, 1, 100)`
  }
  await prepare(url, '0014', [
    quiz('masked', 1),
    quiz('open', 0),
    player('masked', 'p1', "'Jade Bat'"),
    player('masked', 'p2', 'null'),
    player('open', 'p1', 'null'),
    answer('masked', 'p1'),
    answer('masked', 'p2'),
    answer('open', 'p1'),
    "insert into quiz_flag values ('masked', 'c', 0, 'p1')",
    "insert into quiz_host values ('masked', 'c', 'p3', 'Host')",
  ])
  const store = await openStore(url)
  onTestFinished(() => store.close())
  const { quiz_player, quiz_answer, quiz_flag, quiz_host } = await store.exportClass('c')
  function who(rows: typeof quiz_player) {
    return rows?.map(({ quiz: id, person, name }) => [id, person, name])
  }
  expect(who(quiz_player)?.toSorted()).toEqual([
    ['masked', 'player Jade Bat', ''],
    ['open', 'p1', 'Name'],
  ])
  expect(quiz_answer?.map(({ quiz: id, person }) => [id, person]).toSorted()).toEqual([
    ['masked', 'player Jade Bat'],
    ['open', 'p1'],
  ])
  expect(quiz_flag).toEqual([])
  expect(quiz_host).toMatchObject([{ person: 'p3', teacher: 0 }])
})

test.each(engines)(
  'UTC that nobody chose is no zone any more, and due cards stay due, on $name',
  async (engine) => {
    const url = await engine.address()
    function reader(person: string, zone: string, reminder: string) {
      return `insert into review_reader (person, daily_limit, zone, reminder, seen_at) values ('${person}', 20, '${zone}', ${reminder}, 0)`
    }
    await prepare(url, '0019', [
      reader('web:none', 'UTC', 'null'),
      reader('web:own', 'Europe/London', 'null'),
      reader('web:reminded', 'UTC', `'18:30'`),
      reader('web:lost', 'Mars/Base', 'null'),
      // Graded on 28 November 2026 at 20:10 UTC, with an interval of two days.
      `insert into review_card values ('web:own', 'p', 'quote', 'q', 1, 1796069400000, 2.3, 3, 'review', 0, 2, 2, 0, 1795896600000)`,
    ])
    const store = await openStore(url)
    onTestFinished(() => store.close())
    function reviewsOf(person: string) {
      return store.reviews.forReader({ person, pack: 'p' })
    }
    expect(await reviewsOf('web:none').settings()).toEqual({ limit: 20, retention: 90 })
    expect(await reviewsOf('web:own').settings()).toEqual({
      limit: 20,
      retention: 90,
      zone: 'Europe/London',
    })
    expect(await reviewsOf('web:reminded').settings()).toEqual({
      limit: 20,
      retention: 90,
      zone: 'UTC',
      reminder: '18:30',
    })
    expect(await reviewsOf('web:lost').settings()).toEqual({ limit: 20, retention: 90 })
    const [card] = await reviewsOf('web:own').cards()
    const now = Date.parse('2026-11-30T00:00Z')
    expect(dueAt(card!.memory, 'Europe/London', now)).toBe(Date.parse('2026-11-30T04:00Z'))
  },
)

test.each(engines)(
  'cards of an uploaded pack go to the class that uploaded it, with their grades, on $name',
  async (engine) => {
    const url = await engine.address()
    const people = ['web:ana', 'web:ben']
    await prepare(url, '0016', [
      `insert into pack values ('web:one', 'poems', '', 'web:x', 'X', 0), ('web:two', 'poems', '', 'web:y', 'Y', 0)`,
      `insert into home_class values ('web:ana', 'web:one', 'web:r1', 'web', 1, 5), ('web:ana', 'web:two', 'web:r2', 'web', 1, 9)`,
      `insert into home_class values ('web:ben', 'web:other', 'web:r3', 'web', 1, 5)`,
      ...people.flatMap((person) => [
        `insert into review_reader (person, daily_limit, zone, seen_at) values ('${person}', 20, 'UTC', 0)`,
        ...['poems', 'her-part-2'].flatMap((pack) => [
          `insert into review_card values ('${person}', '${pack}', 'quote', 'q', 1, 2, 3, 4, 'review', 0, 5, 6, 0, 1)`,
          `insert into review_grade values ('${person}', '${pack}', 'quote', 'q', 0, 'good', 1)`,
        ]),
      ]),
    ])
    const store = await openStore(url)
    onTestFinished(() => store.close())
    async function countOf(person: string, pack: string) {
      const reviews = store.reviews.forReader({ person, pack })
      return [(await reviews.cards()).length, (await reviews.log()).length]
    }
    expect(await countOf('web:ana', 'web:two/poems')).toEqual([1, 1])
    expect(await countOf('web:ana', 'poems')).toEqual([0, 0])
    expect(await countOf('web:ana', 'her-part-2')).toEqual([1, 1])
    expect(await countOf('web:ben', 'poems')).toEqual([1, 1])
  },
)
