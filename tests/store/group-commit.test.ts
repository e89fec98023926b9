import { expect, it } from 'vitest'
import { groupCommit } from '../../src/store/group-commit.ts'
import { StoreError } from '../../src/store/store-error.ts'

it('writes items that arrive together as one batch and returns each caller’s own result', async () => {
  const batches: number[][] = []
  const save = groupCommit<number, string>(async (items) => {
    batches.push([...items])
    return items.map((item) => `saved ${item}`)
  })
  expect(await Promise.all([save(1), save(2), save(3)])).toEqual(['saved 1', 'saved 2', 'saved 3'])
  expect(await save(4)).toBe('saved 4')
  expect(batches).toEqual([[1, 2, 3], [4]])
})

it('gathers items while a batch is being written, and limits the size of a batch', async () => {
  const batches: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  const save = groupCommit<number, number>(async (items) => {
    batches.push(items.length)
    if (batches.length === 1) await promise
    return items
  }, 3)
  const first = save(0)
  await new Promise(setImmediate)
  await new Promise(setImmediate)
  const rest = [1, 2, 3, 4].map((item) => save(item))
  resolve()
  expect(await Promise.all([first, ...rest])).toEqual([0, 1, 2, 3, 4])
  expect(batches).toEqual([1, 3, 1])
})

it('lets one bad item fail alone', async () => {
  const save = groupCommit<number, number>(async (items) => {
    if (items.includes(2)) throw new Error('Two is taken.')
    return items
  })
  const results = await Promise.allSettled([save(1), save(2), save(3)])
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

it('does not try each item again while the database is in trouble', async () => {
  let attempts = 0
  const save = groupCommit<number, number>(async () => {
    attempts += 1
    throw new StoreError('busy', 'Another program is using the database file.')
  })
  const results = await Promise.allSettled([save(1), save(2), save(3)])
  expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(attempts).toBe(1)
})
