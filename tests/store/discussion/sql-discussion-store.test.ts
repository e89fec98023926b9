import { describe, expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { discussionStoreContract } from '../../contracts/discussion-store.ts'
import { engines } from '../../fixtures/engines.ts'
import { freshPostgres } from '../../postgres/database.ts'

describe.each(engines)('answers on $name', ({ open }) => {
  discussionStoreContract(open)
})

test('two processes take the same students’ answers at once, and show each answer as often', async () => {
  const url = await freshPostgres()
  const stores = [await openStore(url), await openStore(url)]
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  const post = { class: 'terminal:1', schedule: 's1', date: '2027-01-29' }
  const promise = { names: 'anonymous', minimum: 3, isHeld: false, zone: 'UTC' } as const
  const question = { room: 'room:1', item: 'q1', prompt: 'Why?', post: { blocks: [] } }
  const closesAt = Date.now() + 3_600_000
  await stores[0]?.discussion.open({ ...post, ...promise, ...question, closesAt })
  const people = Array.from({ length: 40 }, (_, number) => `web:${number}`)

  /** Everybody has a device at each process. */
  function onBoth<T>(
    act: (store: (typeof stores)[number], person: string, at: number) => Promise<T>,
  ) {
    return Promise.all(
      people.flatMap((person) => stores.map((store, at) => act(store, person, at))),
    )
  }

  await onBoth(({ discussion }, person, at) =>
    discussion.write({ ...post, person }, { id: `${person}-${at}`, name: '', text: `By ${at}` }),
  )
  const [first] = stores
  expect(await first?.discussion.list(post)).toHaveLength(people.length)
  const read = await onBoth(({ discussion }, person) => discussion.read({ ...post, person }, 0))
  const shown = read.map((each) =>
    each?.kind === 'answers' ? each.answers.map(({ id }) => id) : [],
  )
  const pairs = people.map((_, index) => [shown[2 * index], shown[2 * index + 1]] as const)
  for (const [one, other] of pairs) {
    expect(one).toHaveLength(3)
    expect(other).toEqual(one)
  }
  const times = Map.groupBy(
    pairs.flatMap(([one = []]) => one),
    (id) => id,
  )
  expect([...times.values()].every((each) => each.length >= 2 && each.length <= 4)).toBe(true)
})
