import { expect, test } from 'vitest'
import { createCoalesce } from '../../../src/adapters/slack/coalesce.ts'

test('each key does one thing at a time, and waiting work is replaced by newer work', async () => {
  const coalesce = createCoalesce()
  const done: string[] = []
  const gate = Promise.withResolvers<void>()
  function work(name: string, wait: Promise<void> = Promise.resolve()) {
    return async () => {
      await wait
      done.push(name)
    }
  }
  const all = [
    coalesce('a', work('a1', gate.promise)),
    coalesce('a', work('a2')),
    coalesce('a', work('a3')),
    coalesce('b', work('b1')),
  ]
  await all[3]
  expect(done).toEqual(['b1'])
  gate.resolve()
  await Promise.all(all)
  expect(done).toEqual(['b1', 'a1', 'a3'])
  await coalesce('a', work('a4'))
  expect(done.at(-1)).toBe('a4')
})

test('a failure reaches its caller, and the next work still runs', async () => {
  const coalesce = createCoalesce()
  const failing = coalesce('a', () => Promise.reject(new Error('No')))
  const next = coalesce('a', () => Promise.resolve())
  await expect(failing).rejects.toThrow('No')
  await expect(next).resolves.toBeUndefined()
})
