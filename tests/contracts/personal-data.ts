/** What showing and erasing a person’s data promises on either engine, for every table. */
import { type Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import type { TestedEngine } from '../fixtures/engines.ts'
import { createDatabase } from '../../src/store/database.ts'
import { listStoredTables } from '../../src/store/schema.ts'
import { type StoreOptions, openEngine, openStore } from '../../src/store/store.ts'

const ana = { id: 'web:ana', name: 'Ana Lovelace' }
/** This id is the beginning of the other person’s. */
const anabel = { id: 'web:anabel', name: 'Anabel' }
const rivera = { id: 'web:rivera', name: 'Ms. Rivera' }

/** Opens the raw tables of a closed store. */
async function inTables<T>(
  url: string,
  work: (kysely: Kysely<unknown>, engine: 'sqlite' | 'postgres') => Promise<T>,
): Promise<T> {
  const engine = await openEngine(url, {})
  const { kysely } = createDatabase(engine, undefined)
  try {
    return await work(kysely, engine.name)
  } finally {
    await kysely.destroy()
    engine.release()
  }
}

async function inStore<T>(
  url: string,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
  options: StoreOptions = {},
): Promise<T> {
  const store = await openStore(url, options)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Returns every row of every table as one text. */
async function dump(url: string): Promise<string> {
  return inTables(url, async (kysely, engine) => {
    const tables = await listStoredTables(kysely, engine)
    const rows = await Promise.all(
      tables.map(({ name }) => sql`select * from ${sql.table(name)}`.execute(kysely)),
    )
    return JSON.stringify(rows.map((found) => found.rows))
  })
}

/** Adds a row about the person to every table that has a column `person`; every other text in it belongs to somebody else. */
async function fillEveryTable(url: string, person: string): Promise<readonly string[]> {
  return inTables(url, async (kysely, engine) => {
    const found = (await listStoredTables(kysely, engine)).filter(({ columns }) =>
      columns.includes('person'),
    )
    // Referenced tables come first.
    const tables = found.toSorted((a, b) => rank(a.name) - rank(b.name))
    for (const { name, columns, textColumns } of tables) {
      const values = columns.map((column) =>
        column === 'person' ? person : textColumns.includes(column) ? `some ${column}` : 1,
      )
      await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
        values (${sql.join(values)})`.execute(kysely)
    }
    return tables.map(({ name }) => name)
  })
}

/** Referenced tables, in the order in which they must be filled. */
const first = ['review_card', 'review_reader']

function rank(table: string): number {
  return -first.indexOf(table)
}

export function peopleStoreContract({ address }: TestedEngine): void {
  it('finds a person in every table that can hold them, and in none after erasure', async () => {
    const url = await address()
    await inStore(url, () => Promise.resolve())
    const tables = await fillEveryTable(url, ana.id)
    expect(tables).toEqual(
      expect.arrayContaining(['review_card', 'review_grade', 'review_reader', 'setting', 'pack']),
    )
    await inStore(url, async ({ personalData }) => {
      const found = await personalData.read(ana.id)
      expect(found.tables.map(({ table }) => table).toSorted()).toEqual(tables.toSorted())
      await personalData.erase(ana.id)
      expect(await personalData.read(ana.id)).toEqual({ tables: [], mentions: [] })
    })
    expect(await dump(url)).not.toContain(ana.id)
  })

  it('takes the name of whoever wrote a question out of the quizzes that have asked it', async () => {
    const url = await address()
    await inStore(url, async ({ additions, submissions }) => {
      // Taken, asked, and taken out of the pack again.
      const question = { prompt: 'Why?', answer: 'So', wrong: [], explanation: 'So.', scene: 's' }
      await submissions.create('c', { id: 'gone', pack: 'p', by: ana, question })
      const sent = { state: 'waiting', signature: 'Blue Heron' } as const
      await submissions.change('c', { id: 'gone', states: ['draft'] }, sent)
      const item = { prompt: 'Why?' }
      const key = { pack: 'p', section: 'quiz', item } as const
      await additions.add('c', [
        { ...key, id: 'by-ana', author: 'Blue Heron', by: ana },
        { ...key, id: 'by-rivera', author: 'Ms. Rivera', by: rivera },
      ])
    })
    const items = [
      { id: 'by-ana', author: 'Blue Heron' },
      { id: 'student-gone', author: 'Blue Heron' },
      { id: 'by-rivera', author: 'Ms. Rivera' },
    ]
    const rows = { id: 'q', room: 'r', class: 'c', phase: 'done', state: '{}' }
    const plan = JSON.stringify({ id: 'q', seed: 7, items })
    await inTables(url, (kysely) => {
      const row = { ...rows, plan, anonymous: 0, version: 1, drawn: 1, seen_at: 0, opened_at: 0 }
      const columns = Object.keys(row).map((column) => sql.ref(column))
      return sql`insert into quiz (${sql.join(columns)}) values (${sql.join(Object.values(row))})`.execute(
        kysely,
      )
    })
    await inStore(url, async ({ personalData, additions }) => {
      await personalData.erase(ana.id)
      const kept = await additions.list('c')
      expect(kept.map(({ id, author }) => [id, author])).toEqual([
        ['by-ana', undefined],
        ['by-rivera', 'Ms. Rivera'],
      ])
    })
    const all = await dump(url)
    expect(all).not.toContain('Blue Heron')
    expect(all).toContain('Ms. Rivera')
  })

  it('leaves the class what it needs, under one random id that leads nowhere', async () => {
    const url = await address()
    await inStore(url, async ({ settings, packs, personalData }) => {
      await settings.set('c', { room: '', name: 'rating', value: 'teen', by: ana })
      await settings.set('c', { room: '', name: `teacher/${ana.id}`, value: 'yes', by: rivera })
      await settings.set('c', { room: '', name: `teacher/${anabel.id}`, value: 'yes', by: rivera })
      await packs.save('c', { id: 'p', content: 'a pack', by: ana })
      await personalData.erase(ana.id)
      const kept = await settings.read('c')
      expect(kept.map(({ name }) => name)).toEqual(['rating', `teacher/${anabel.id}`])
      const [rating] = kept
      expect(rating).toMatchObject({ value: 'teen', by: { name: 'Deleted user' } })
      expect(rating?.by.id).toMatch(/^gone:[0-9a-f-]{36}$/)
      expect(await packs.read('c', 'p')).toBe('a pack')
      expect(await packs.list('c')).toMatchObject([{ id: 'p', by: rating?.by }])
    })
    expect(await dump(url)).not.toContain(ana.name)
  })

  it('replaces the person’s id in other people’s rows, in JSON and addresses too, but never a longer id', async () => {
    const url = await address()
    await inStore(url, async ({ settings, personalData }) => {
      const value = JSON.stringify({ players: [ana.id, anabel.id] })
      await settings.set('c', { room: '', name: 'one', value, by: rivera })
      await settings.set('c', { room: '', name: 'two', value: ana.id, by: anabel })
      await settings.set('c', { room: '', name: 'three', value: `seat/${ana.id}`, by: anabel })
      expect((await personalData.read(ana.id)).mentions).toEqual([
        { table: 'setting', column: 'value', count: 3 },
        { table: 'setting_change', column: 'after', count: 3 },
      ])
      await personalData.erase(ana.id)
      const values = (await settings.read('c')).map((setting) => setting.value)
      expect(values.every((each) => each.includes('gone:'))).toBe(true)
      expect((await personalData.read(anabel.id)).tables[0]?.rows).toHaveLength(2)
    })
    const left = await dump(url)
    expect(left.replaceAll(anabel.id, '')).not.toContain(ana.id)
    expect(left).toContain(anabel.id)
  })

  it('empties what the person typed, and keeps what they chose, so that totals still add up', async () => {
    const url = await address()
    await inStore(url, () => Promise.resolve())
    await inTables(url, async (kysely) => {
      for (const [round, response] of ['"I am Ana, honest"', '[2]'].entries()) {
        await sql`insert into quiz_answer (quiz, class, round, person, response, at, took, credit, points)
          values ('q', 'c', ${round}, ${ana.id}, ${response}, 1, 1, 1, 100)`.execute(kysely)
        await sql`insert into quiz_first_vote (quiz, class, round, person, response, at, took)
          values ('q', 'c', ${round}, ${ana.id}, ${response}, 1, 1)`.execute(kysely)
      }
    })
    await inStore(url, ({ personalData }) => personalData.erase(ana.id))
    await inTables(url, async (kysely) => {
      const { rows } = await sql<{ response: string }>`
        select response, points from quiz_answer order by round`.execute(kysely)
      expect(rows).toEqual([
        { response: '""', points: 100 },
        { response: '[2]', points: 100 },
      ])
      const votes = await sql<{ person: string; response: string }>`
        select person, response from quiz_first_vote order by round`.execute(kysely)
      expect(votes.rows.map(({ response }) => response)).toEqual(['""', '[2]'])
      expect(votes.rows.every(({ person }) => person.startsWith('gone:'))).toBe(true)
    })
  })

  it('deletes the person’s settings in direct messages, and nobody else’s reviews', async () => {
    const url = await address()
    await inStore(url, async ({ settings, reviews, personalData }) => {
      const own = { room: '', name: 'rating', value: 'teen', by: { id: 'discord:7', name: 'Ana' } }
      await settings.set('discord:dm/7', own)
      const cards = [{ kind: 'quote', id: 'ninety' }] as const
      await reviews.forReader({ person: 'discord:7', pack: 'p' }).add(cards, 1)
      await reviews.forReader({ person: 'discord:77', pack: 'p' }).add(cards, 1)
      await personalData.erase('discord:7')
      expect(await settings.read('discord:dm/7')).toEqual([])
      expect(await reviews.forReader({ person: 'discord:77', pack: 'p' }).cards()).toHaveLength(1)
    })
  })
}
