import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { StoreError } from '../../../src/store/store-error.ts'
import { openStore } from '../../../src/store/store.ts'
import { person, sendEvent } from '../../contracts/quiz-store.ts'
import { lobbyOf, openedAt as start } from '../../fixtures/lobby.ts'
import { freshPostgres } from '../../postgres/database.ts'

/** A statement waits for a row only for so long, which a busy computer may need for everything else. */
async function onceFree(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof StoreError && error.problem === 'busy')) throw error
    await onceFree(work)
  }
}

test('a quiz that somebody else holds keeps no other waiting', async () => {
  const url = await freshPostgres()
  const { quizzes, close } = await openStore(url, { clock: () => start })
  const keeper = new pg.Client({ connectionString: url })
  await keeper.connect()
  onTestFinished(async () => {
    await keeper.end()
    await close()
  })
  for (const id of ['a', 'b']) await quizzes.open(lobbyOf(id))
  await keeper.query('begin')
  await keeper.query(`select id from quiz where id = 'a' for update`)
  const order: string[] = []
  async function join(id: string): Promise<void> {
    await onceFree(() => sendEvent(quizzes, id, { kind: 'join', by: person('ana') }))
    order.push(id)
  }
  const held = join('a')
  await Promise.all([join('b'), quizzes.markSeen(['b'])])
  expect(order).toEqual(['b'])
  await keeper.query('commit')
  await held
  expect(order).toEqual(['b', 'a'])
})

test('where a quiz is held, others are seen to at once, and it is once it is free', async () => {
  const url = await freshPostgres()
  let now = start
  const { quizzes, close } = await openStore(url, { clock: () => now })
  const keeper = new pg.Client({ connectionString: url })
  await keeper.connect()
  onTestFinished(async () => {
    await keeper.end()
    await close()
  })
  for (const id of ['a', 'b']) await quizzes.open(lobbyOf(id))
  async function seen(): Promise<Record<string, number>> {
    const live = await quizzes.listLive()
    return Object.fromEntries(live.map(({ id, seenAt }) => [id, seenAt - start]))
  }
  now += 2_000
  await keeper.query('begin')
  await keeper.query(`select id from quiz where id = 'a' for update`)
  const marking = onceFree(() => quizzes.markSeen(['a', 'b']))
  await expect.poll(seen).toEqual({ a: 0, b: 2_000 })
  await keeper.query('commit')
  await marking
  expect(await seen()).toEqual({ a: 2_000, b: 2_000 })
})
