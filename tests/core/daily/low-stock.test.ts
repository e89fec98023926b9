import { expect, test } from 'vitest'
import type { DayPool } from '../../../src/core/daily/day-pool.ts'
import { findShortWeeks } from '../../../src/core/daily/low-stock.ts'
import type { DailyItem } from '../../../src/core/daily/pool.ts'
import type { PlannedDay } from '../../../src/core/daily/rotation.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

/** The class has opened a part from scene 1 and another from scene 3. */
const thisWeek = { parts: [1, 3], goesBack: false }

function pool(reading: DayPool['reading']): DayPool<DailyItem> {
  const [quote, question] = [lantern.quotes[0]!, lantern.questions[0]!]
  const items = [1, 2, 3, 4].map((part) => ({ id: `scene-${part}`, quote, question, part }))
  return {
    items: new Map(items.map((item) => [item.id, item])),
    ...(reading && { reading }),
  }
}

function planned(date: string, itemId?: string, isPinned = false): PlannedDay {
  const pick = itemId === undefined ? {} : { pick: { itemId, cycle: 0, isPinned } }
  return { date, at: 0, isSkipped: itemId === undefined, ...pick }
}

function shortWeeks(
  days: readonly PlannedDay[],
  reading: DayPool['reading'] | null = thisWeek,
  shown: readonly string[] = [],
) {
  const progress = { schedule: 's', cycle: 0, shown, shownBefore: [] }
  return findShortWeeks({ days, poolOn: () => pool(reading ?? undefined), progress })
}

test('a post about an earlier part, or a question again, is missing from its week', () => {
  expect(
    shortWeeks([
      planned('2027-01-14', 'scene-3'),
      planned('2027-01-15', 'scene-2'),
      planned('2027-01-18', 'scene-4'),
      planned('2027-01-19', 'scene-4'),
      planned('2027-01-20', 'scene-1'),
    ]),
  ).toEqual([
    { date: '2027-01-15', missing: 1 },
    { date: '2027-01-19', missing: 2 },
  ])
})

test('what was posted before the plan begins is a question again, too', () => {
  const days = [planned('2027-01-18', 'scene-3')]
  expect(shortWeeks(days)).toEqual([])
  expect(shortWeeks(days, thisWeek, ['scene-3'])).toEqual([{ date: '2027-01-18', missing: 1 }])
})

test('nothing is missing on a day that a teacher chose for or skipped, or that goes back anyway', () => {
  const early = planned('2027-01-18', 'scene-1')
  expect(shortWeeks([early])).toHaveLength(1)
  expect(shortWeeks([planned('2027-01-18', 'scene-1', true)])).toEqual([])
  expect(shortWeeks([planned('2027-01-18')])).toEqual([])
  expect(shortWeeks([early], { parts: [1, 3], goesBack: true })).toEqual([])
})

test('a class without a reading plan has no weeks that are short', () => {
  const days = [planned('2027-01-18', 'scene-1'), planned('2027-01-19', 'scene-1')]
  expect(shortWeeks(days, null)).toEqual([])
})
