import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { inDeletionOrder } from '../../../src/store/privacy/deletion-order.ts'
import { type Store, openStore } from '../../../src/store/store.ts'
import { person, sendEvent } from '../../contracts/quiz-store.ts'
import { lobbyOf, openedAt as start } from '../../fixtures/lobby.ts'
import { freshPostgres } from '../../postgres/database.ts'

/** Two processes on one PostgreSQL, whose clock a test holds. */
async function openTwoProcesses() {
  const url = await freshPostgres()
  let now = start
  const stores = [
    await openStore(url, { clock: () => now }),
    await openStore(url, { clock: () => now, shared: true }),
  ] as const
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  return { url, stores, passTime: () => (now += 60_000) }
}

type Send = (event: Parameters<typeof sendEvent>[2]) => Promise<unknown>

/** Opens a quiz that asks its first question. */
async function ask({ quizzes }: Store, id: string, names: readonly string[]): Promise<Send> {
  await quizzes.open(lobbyOf(id, { room: `room of ${id}` }))
  function send(event: Parameters<Send>[0]) {
    return sendEvent(quizzes, id, event)
  }
  for (const name of names) await send({ kind: 'join', by: person(name) })
  await send({ kind: 'start', by: person('host') })
  await send({ kind: 'shown', round: 0 })
  return send
}

test('what a running quiz writes comes first, and what says who somebody is last', () => {
  const tables = ['book_score', 'discussion_author', 'pack', 'quiz_answer', 'quiz_player', 'quiz']
  const ordered = inDeletionOrder(tables.map((name) => ({ name }))).map(({ name }) => name)
  expect(ordered).toEqual([
    'quiz',
    'quiz_player',
    'quiz_answer',
    'pack',
    'book_score',
    'discussion_author',
  ])
})

test('a quiz that is saved meanwhile doesn’t bring back whoever deletes their data', async () => {
  const { url, stores, passTime } = await openTwoProcesses()
  const [one, other] = stores
  const send = await ask(one, 'a', ['ana', 'ben'])
  await send({ kind: 'answer', round: 0, at: start, by: person('ana'), response: [1] })
  const keeper = new pg.Client({ connectionString: url })
  // A transaction sees only once what waits.
  const watcher = new pg.Client({ connectionString: url })
  await Promise.all([keeper.connect(), watcher.connect()])
  onTestFinished(async () => {
    await Promise.all([keeper.end(), watcher.end()])
  })
  async function countWaiting(): Promise<number> {
    const { rows } = await watcher.query(
      `select count(*)::integer as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows[0].count
  }

  await keeper.query('begin')
  // Reading is allowed, so that the deletion has come to its last tables when it waits.
  await keeper.query('lock table review_card in exclusive mode')
  const deleting = other.personalData.erase('ana')
  await expect.poll(countWaiting).toBe(1)
  passTime()
  await one.quizzes.markSeen(['a']).catch(() => undefined)
  const saving = send({ kind: 'answer', round: 0, at: start, by: person('ben'), response: [1] })
  const saved = saving.catch(() => undefined)
  await expect.poll(countWaiting).toBeGreaterThan(1)
  await keeper.query('commit')
  await Promise.all([deleting, saved])

  const { tables } = await one.personalData.read('ana')
  expect(tables.filter(({ table }) => table.startsWith('quiz'))).toEqual([])
})

test('nobody waits for each other where people answer, delete their data and look at the book, and old quizzes go', async () => {
  const { stores, passTime } = await openTwoProcesses()
  const [one, other] = stores
  const names = Array.from({ length: 12 }, (_, at) => `student ${at}`)
  const sends = await Promise.all(
    ['a', 'b', 'c', 'd'].map((id, at) => ask(stores[at % 2] ?? one, id, names)),
  )
  const errors: string[] = []
  /** What waits too long on a slow machine is not what is asked here. */
  async function attempt(work: Promise<unknown>): Promise<void> {
    await work.catch((error: unknown) => errors.push(String(error)))
  }
  async function play(send: Send): Promise<void> {
    for (const by of names.map(person)) {
      await attempt(send({ kind: 'answer', round: 0, at: start, by, response: [1] }))
    }
    await attempt(send({ kind: 'wake', seenAt: passTime() }))
    await attempt(send({ kind: 'stop', by: person('host') }))
    await attempt(one.book.addUpQuizzes('class'))
  }
  async function erase(store: Store, people: readonly string[]): Promise<void> {
    for (const each of people) {
      await attempt(store.personalData.erase(each))
      await attempt(store.book.addUpQuizzes('class'))
    }
  }
  await Promise.all([
    ...sends.map(play),
    erase(one, names.slice(0, 4)),
    erase(other, names.slice(4, 8).toReversed()),
    attempt(other.purge()),
  ])
  await Promise.all([
    erase(one, names.slice(8)),
    erase(other, names.slice(8).toReversed()),
    attempt(other.forgetClass('class')),
  ])
  expect(errors.filter((error) => error.includes('deadlock'))).toEqual([])
})
