/** A run through missed questions always ends, asks each question at most three times, and keeps its order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Attempt } from '../../../src/core/homework/attempt.ts'
import {
  answerInRun,
  maxRunItems,
  maxTimesAsked,
  nextInRun,
  standingOf,
} from '../../../src/core/review/missed-run.ts'
import { findStillMissed } from '../../../src/core/review/still-missed.ts'
import { assignmentWith, homeworkItems, setAt } from '../../fixtures/homework.ts'

/** Answers each question as `isRight` says until the run is over. Returns the positions in the order in which they were asked. */
function play(count: number, isRight: (asked: number, position: number) => boolean) {
  const items = Array.from({ length: count }, (_, index) => ({
    ...homeworkItems[0]!,
    id: `item-${index}`,
  }))
  const assignment = assignmentWith({
    use: 'practice',
    person: 'web:ana',
    show: 'at-once',
    attempts: maxTimesAsked,
    items,
  })
  const asked: number[] = []
  let attempts: readonly Attempt[] = []
  for (;;) {
    const at = setAt + asked.length
    const step = nextInRun(assignment, attempts, { person: 'web:ana', seed: 5, at })
    if (step === undefined) return { asked, standing: standingOf(assignment, attempts), attempts }
    if (asked.length > count * maxTimesAsked) throw new Error('The run does not end.')
    const { attempt, position } = step
    const current = [...attempts.filter(({ number }) => number !== attempt.number), attempt]
    const response = isRight(asked.length, position) ? [1] : [0]
    const after = answerInRun(assignment, current, attempt, { position, response, at })
    expect(after.result).toBe('accepted')
    asked.push(position)
    attempts = current.map((each) => (each === attempt ? after.attempt : each))
  }
}

test('whatever is right or wrong, a run ends, and asks everything once and nothing more than three times', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: maxRunItems }),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (count, answers) => {
        const { asked, standing, attempts } = play(count, (number) => answers[number]!)
        expect(new Set(asked.slice(0, count)).size).toBe(count)
        const times = Map.groupBy(asked, (position) => position)
        for (const same of times.values()) expect(same.length).toBeLessThanOrEqual(maxTimesAsked)
        // What is right does not come again.
        for (const position of standing.right) {
          const last = asked.lastIndexOf(position)
          expect(answers[last]).toBe(true)
          expect(asked.filter((each, index) => each === position && answers[index])).toHaveLength(1)
        }
        const isEnough = standing.right.length * 100 >= count * 80
        const rested = standing.wrong.every((each) => times.get(each)?.length === maxTimesAsked)
        expect(isEnough || rested).toBe(true)
        expect(attempts.every(({ finishedAt }) => finishedAt !== null)).toBe(true)
      },
    ),
  )
})

test('wrong ones come again in the order in which they were wrong, and no sooner than all others were asked', () => {
  const { asked, standing } = play(6, () => false)
  const first = asked.slice(0, 6)
  expect(asked).toEqual([...first, ...first, ...first])
  expect(standing).toMatchObject({ right: [], of: 6, isOver: true })
})

test('a run ends as soon as four in five are right, and not before everything was asked', () => {
  expect(play(5, (number) => number !== 0).asked).toHaveLength(5)
  const two = play(5, (number) => number > 1)
  expect(two.asked).toHaveLength(6)
  expect(two.asked[5]).toBe(two.asked[0])
  expect(two.standing.right).toHaveLength(4)
  expect(play(4, (number) => number !== 0).asked).toHaveLength(5)
})

test('the last answer decides what is still missed, and what was missed last comes first', () => {
  const answers = [
    { item: { id: 'learnt' }, credit: 0, at: 1 },
    { item: { id: 'long ago' }, credit: 0.5, at: 2 },
    { item: { id: 'learnt' }, credit: 1, at: 3 },
    { item: { id: 'forgotten' }, credit: 0, at: 5 },
    { item: { id: 'forgotten' }, credit: 1, at: 4 },
  ]
  expect(findStillMissed(answers)).toEqual(['forgotten', 'long ago'])
  expect(findStillMissed([])).toEqual([])
})
