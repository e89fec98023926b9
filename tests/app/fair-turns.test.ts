import { setImmediate as loopTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createFairTurns } from '../../src/app/fair-turns.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** Works for longer than one turn of the event loop may take. */
function work(): void {
  vi.advanceTimersByTime(30)
}

function openTurns() {
  const turns = createFairTurns()
  const done: string[] = []
  async function ask(name: string, [classId, person] = [name, 'ana'], piece = work) {
    await turns.take(classId, person)
    piece()
    done.push(name)
  }
  return { ask, done }
}

test('whoever asks while another class floods waits for one piece of its work, not for all of it', async () => {
  const { ask, done } = openTurns()
  const flood = Array.from({ length: 10 }, () => ask('loud'))
  await ask('quiet')
  expect(done.length).toBeLessThanOrEqual(3)
  await Promise.all(flood)
  await Promise.all([ask('loud'), ask('loud'), ask('quiet')])
  // What it has used is remembered, so the other goes before it though it asked last.
  expect(done.slice(11, 13)).toContain('quiet')
})

test('somebody who floods their own class goes before nobody else in it', async () => {
  const { ask, done } = openTurns()
  const flood = Array.from({ length: 6 }, () => ask('flood', ['a', 'ana']))
  await ask('ben', ['a', 'ben'])
  expect(done.length).toBeLessThanOrEqual(3)
  await Promise.all(flood)
})

test('between two pieces that take long, the bot hears from everybody else', async () => {
  const { ask, done } = openTurns()
  const flood = Array.from({ length: 6 }, () => ask('loud'))
  const heard: number[] = []
  for (let turn = 0; turn < 4; turn += 1) {
    await loopTurn()
    heard.push(done.length)
  }
  await Promise.all(flood)
  expect(heard.every((count) => count < 6)).toBe(true)
})

test('what costs little is done in the order in which it came', async () => {
  const { ask, done } = openTurns()
  const names = Array.from({ length: 500 }, (_, n) => `${n}`)
  await Promise.all(names.map((name) => ask(name, ['a', name], () => undefined)))
  expect(done).toEqual(names)
})

test('work that fails or waits holds up nobody', async () => {
  const { ask, done } = openTurns()
  const failed = ask('fails', ['a', 'ana'], () => {
    throw new Error('broken')
  })
  const turns = Promise.all([ask('one', ['a', 'ana']), ask('two', ['b', 'ben'])])
  await expect(failed).rejects.toThrow('broken')
  await turns
  expect(done.toSorted()).toEqual(['one', 'two'])
})
