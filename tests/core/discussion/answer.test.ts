import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type AnswerState,
  chooseAnswers,
  judgeWriting,
  lateMs,
  phaseAt,
  stateWhenWritten,
} from '../../../src/core/discussion/answer.ts'
import { hash53 } from '../../../src/core/platform/hash53.ts'

const states = ['shown', 'held', 'refused', 'hidden'] as const

test('a reader never gets their own answer, one that is not shown, or one twice', () => {
  const candidate = fc.record({
    id: fc.uuid(),
    author: fc.constantFrom('ana', 'ben', 'cem', 'dan', 'eve', 'fay'),
    state: fc.constantFrom<AnswerState>(...states),
    shown: fc.nat(5),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(candidate, { selector: ({ author }) => author }),
      fc.nat(6),
      (all, count) => {
        const seen = new Set(all.slice(0, 2).map(({ id }) => id))
        const chosen = chooseAnswers(all, { author: 'ana', seen, count }, hash53)
        const possible = all.filter(
          ({ author, state, id }) => author !== 'ana' && state === 'shown' && !seen.has(id),
        )
        expect(chosen).toHaveLength(Math.min(count, possible.length))
        expect(possible).toEqual(expect.arrayContaining([...chosen]))
        const left = possible.filter((each) => !chosen.includes(each))
        const most = Math.max(-1, ...chosen.map(({ shown }) => shown))
        expect(left.every(({ shown }) => shown >= most)).toBe(true)
      },
    ),
    { seed: 1, numRuns: 200 },
  )
})

test.each(states)(
  'what a teacher took away waits for them when it is written again (%s)',
  (state) => {
    expect(stateWhenWritten({ state }, { isHeld: false })).toBe(
      state === 'shown' ? 'shown' : 'held',
    )
    expect(stateWhenWritten({ state }, { isHeld: true })).toBe('held')
  },
)

test('the moment of the close is late, and a week later it is over', () => {
  const times = { closesAt: 1000 }
  expect([999, 1000, 999 + lateMs, 1000 + lateMs].map((at) => phaseAt(times, at))).toEqual([
    'open',
    'late',
    'late',
    'over',
  ])
  const shown = { state: 'shown' } as const
  expect(judgeWriting(times, shown, 999)).toBe('changed')
  expect(judgeWriting(times, shown, 1000)).toBe('closed')
  expect(judgeWriting(times, { state: 'refused' }, 1000)).toBe('late')
  expect(judgeWriting(times, undefined, 1000 + lateMs)).toBe('over')
})

/** Each writes, and reads three at once; the last ones are read by whoever comes back. */
test.each([4, 30, 500])('a crowd of %i reads everybody about as often', (size) => {
  const all: { id: string; author: string; state: 'shown'; shown: number }[] = []
  const seen = new Map<string, Set<string>>()
  function read(author: string) {
    const had = seen.get(author) ?? new Set()
    const next = chooseAnswers(all, { author, seen: had, count: 3 }, hash53)
    for (const each of next) each.shown += 1
    seen.set(author, new Set([...had, ...next.map(({ id }) => id)]))
  }
  for (let number = 0; number < size; number += 1) {
    const author = `student ${number}`
    all.push({ id: `answer ${number}`, author, state: 'shown', shown: 0 })
    read(author)
  }
  expect(Math.max(...all.map(({ shown }) => shown))).toBeLessThanOrEqual(5)
  expect(all.filter(({ shown }) => shown === 0).length).toBeLessThanOrEqual(3)
  for (let number = 0; number < Math.max(2, size / 10); number += 1) read(`student ${number}`)
  expect(Math.min(...all.map(({ shown }) => shown))).toBeGreaterThanOrEqual(1)
  expect(Math.max(...all.map(({ shown }) => shown))).toBeLessThanOrEqual(5)
})
