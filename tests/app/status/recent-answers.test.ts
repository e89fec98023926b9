import { expect, test } from 'vitest'
import { createRecentAnswers } from '../../../src/app/status/recent-answers.ts'

const quick = { seconds: 0.2, outcome: 'ok' } as const
const slow = { seconds: 2.6, outcome: 'ok' } as const

function open() {
  const clock = { now: 0 }
  const recent = createRecentAnswers(() => clock.now)
  function add(count: number, answer: typeof quick | typeof slow): void {
    for (let at = 0; at < count; at += 1) recent.add(answer)
  }
  return { clock, recent, add }
}

test('one answer in five may be slow, and a few say nothing', () => {
  const { recent, add } = open()
  add(2, slow)
  expect(recent.isSlow()).toBe(false)
  add(8, quick)
  expect(recent.isSlow()).toBe(false)
  add(1, slow)
  expect(recent.isSlow()).toBe(true)
})

test('what was refused was answered; what failed was not', () => {
  const { recent, add } = open()
  add(5, quick)
  for (let at = 0; at < 9; at += 1) recent.add({ seconds: 0.1, outcome: 'refused' })
  expect(recent.isSlow()).toBe(false)
  for (let at = 0; at < 9; at += 1) recent.add({ seconds: 0.1, outcome: 'undelivered' })
  expect(recent.isSlow()).toBe(true)
})

test('it is forgotten after five minutes', () => {
  const { clock, recent, add } = open()
  add(20, slow)
  clock.now = 4 * 60_000
  expect(recent.isSlow()).toBe(true)
  clock.now = 5 * 60_000
  expect(recent.isSlow()).toBe(false)
})
