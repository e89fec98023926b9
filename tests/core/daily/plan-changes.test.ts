import { expect, test } from 'vitest'
import { everyDay } from '../../../src/core/daily/day-pool.ts'
import { comparePlans } from '../../../src/core/daily/plan-changes.ts'
import type { DailyItem } from '../../../src/core/daily/pool.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const [quote, question] = [lantern.quotes[0]!, lantern.questions[0]!]
const items: readonly DailyItem[] = ['a', 'b'].map((id) => ({ id, quote, question, part: 1 }))

/** A plan from what comes on each day, such as `18 a`; `18 -` is a day that is skipped. */
function plan(days: readonly string[], hour = 8) {
  return {
    poolOn: everyDay(items),
    days: days.map((day) => {
      const [date = '', itemId = ''] = day.split(' ')
      const pick = itemId === '-' ? {} : { pick: { itemId, cycle: 0, isPinned: false } }
      return { date: `2027-01-${date}`, at: Number(date) * 24 + hour, isSkipped: false, ...pick }
    }),
  }
}

function changes(before: ReturnType<typeof plan>, after: ReturnType<typeof plan>) {
  return comparePlans(before, after).map(
    ({ date, before: was, after: will, isMoved }) =>
      `${date.slice(-2)}: ${was?.id ?? '-'} → ${will?.id ?? '-'}${isMoved ? ', moved' : ''}`,
  )
}

test('only the days whose post becomes another are told, in their order', () => {
  expect(changes(plan(['18 a', '19 b', '20 a']), plan(['18 a', '19 a', '20 b']))).toEqual([
    '19: b → a',
    '20: a → b',
  ])
})

test('a post that comes or goes is told, and a day without one stays untold', () => {
  expect(changes(plan(['18 a', '20 b', '21 -']), plan(['19 a', '20 b', '21 -']))).toEqual([
    '18: a → -',
    '19: - → a',
  ])
})

test('a post at another hour is told; of a skipped day the hour is nobody’s business', () => {
  expect(changes(plan(['18 a', '19 -']), plan(['18 a', '19 -'], 9))).toEqual(['18: a → a, moved'])
})

test('nothing is told of days that only one of the plans looks ahead to', () => {
  expect(changes(plan(['18 a', '19 b', '20 a']), plan(['18 a']))).toEqual([])
})
