import { expect, test } from 'vitest'
import {
  type PartStatus,
  describePart,
  overallCondition,
  statusHeading,
} from '../../../src/core/status/status.ts'

const works: PartStatus = { part: 'discord', condition: 'works', since: 0 }

test('the worst part decides what is said of all', () => {
  const slow: PartStatus = { part: 'daily', condition: 'slow', since: 0 }
  const away: PartStatus = { part: 'saving', condition: 'away', since: 0 }
  expect(statusHeading({ parts: [], checkedAt: 0 })).toBe('Everything works')
  expect(statusHeading({ parts: [works], checkedAt: 0 })).toBe('Everything works')
  expect(statusHeading({ parts: [slow, works], checkedAt: 0 })).toBe('Something is slow')
  expect(overallCondition({ parts: [away, slow, works], checkedAt: 0 })).toBe('away')
})

test('a part that is slow and one that is away are told apart', () => {
  expect(describePart(works)).toBe('Works.')
  expect(describePart({ ...works, condition: 'slow' })).toContain('longer than usual')
  expect(describePart({ ...works, condition: 'away' })).toContain('can’t answer here')
})
