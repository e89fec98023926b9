import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { bookStoreContract, played } from '../../contracts/book-store.ts'
import { engines } from '../../fixtures/engines.ts'
import { openedAt as start } from '../../fixtures/lobby.ts'
import { freshPostgres } from '../../postgres/database.ts'

describe.each(engines)('the class’s book on $name', ({ open }) => {
  bookStoreContract(open)
})

/** Two processes on one database. */
async function openTwo(address: () => Promise<string>) {
  const url = await address()
  const stores = [await openStore(url), await openStore(url, { shared: true })] as const
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  return stores
}

test.each(engines)(
  'two processes together allow as many codes as one, on $name',
  async ({ address }) => {
    const stores = await openTwo(address)
    const limit = { max: 5, withinMs: 3_600_000 }
    const tried = await Promise.all(
      Array.from({ length: 6 }, () =>
        stores.map(({ book }) => book.tryCode('web:ana', limit)),
      ).flat(),
    )
    expect(tried.filter(Boolean)).toHaveLength(5)
  },
)

const always = { from: 0, to: Number.MAX_SAFE_INTEGER }
const dayMs = 86_400_000

/** A class with one quiz that is not added up yet, of two processes on one PostgreSQL. */
async function openTwoProcesses() {
  const url = await freshPostgres()
  let now = start
  const one = await openStore(url, { clock: () => now })
  const other = await openStore(url, { clock: () => now })
  const keeper = new pg.Client({ connectionString: url })
  // A transaction sees only once what waits.
  const watcher = new pg.Client({ connectionString: url })
  await Promise.all([keeper.connect(), watcher.connect()])
  onTestFinished(async () => {
    await Promise.all([keeper.end(), watcher.end()])
    await one.close()
    await other.close()
  })
  await played(one, 'a', { right: ['ana', 'ben'] })

  /** How many statements wait for somebody else’s. */
  async function countWaiting(): Promise<number> {
    const { rows } = await watcher.query(
      `select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0].count
  }

  /** Adds up while the deletion has come as far as this table, and no further. */
  async function addUpDuring(table: string, deletion: () => Promise<unknown>): Promise<void> {
    await keeper.query('begin')
    await keeper.query(`lock table ${table} in access exclusive mode`)
    const deleting = deletion()
    await expect.poll(countWaiting).toBe(1)
    let isDone = false
    const adding = other.book.addUpQuizzes('class').finally(() => (isDone = true))
    await expect.poll(async () => isDone || (await countWaiting()) > 1).toBe(true)
    await keeper.query('commit')
    await Promise.all([deleting, adding])
    // Whatever was cut short is taken up again.
    await one.book.addUpQuizzes('class')
  }

  return { one, other, keeper, addUpDuring, passDays: (days: number) => (now += days * dayMs) }
}

describe('what is deleted while another process adds up, on PostgreSQL', () => {
  // Tables to which the deletion comes before, between and behind what the book is made of.
  test.each(['daily_post', 'review_card', 'quiz_host'])(
    'somebody who deletes their data is nowhere in the book, though others wait at %s',
    async (table) => {
      const { one, keeper, addUpDuring } = await openTwoProcesses()
      await addUpDuring(table, () => one.personalData.erase('ana'))
      const scores = await one.book.scores('class', always)
      expect(scores.map(({ person }) => person)).toEqual(['ben'])
      const { rows } = await keeper.query(`select * from book_score where name like '%ana%'`)
      expect(rows).toEqual([])
    },
  )

  test.each(['daily_post', 'home_class'])(
    'nothing is left of a class that is deleted, though others wait at %s',
    async (table) => {
      const { one, keeper, addUpDuring } = await openTwoProcesses()
      await addUpDuring(table, () => one.forgetClass('class'))
      const { rows } = await keeper.query(
        `select quiz from book_score union all select quiz from book_quiz`,
      )
      expect(rows).toEqual([])
    },
  )

  test('nothing is left of a quiz whose time is over', async () => {
    const { one, keeper, addUpDuring, passDays } = await openTwoProcesses()
    passDays(400)
    await one.purge()
    passDays(20)
    await addUpDuring('quiz_flag', () => one.purge())
    const { rows } = await keeper.query(
      `select quiz from book_score union all select quiz from book_quiz`,
    )
    expect(rows).toEqual([])
  })

  test('two processes that add up at once count everything once', async () => {
    const { one, other } = await openTwoProcesses()
    await played(one, 'b', { right: ['ana'], wrong: ['ben'] })
    await Promise.all([
      one.book.addUpQuizzes('class'),
      other.book.addUpQuizzes('class'),
      one.book.addUpQuizzes('class'),
    ])
    const scores = await one.book.scores('class', always)
    expect(scores.map(({ quiz, person, credit }) => `${quiz} ${person} ${credit}`).sort()).toEqual([
      'a ana 1',
      'a ben 1',
      'b ana 1',
      'b ben 0',
    ])
  })
})
