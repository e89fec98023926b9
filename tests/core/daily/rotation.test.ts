import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildPool, cycleOrder } from '../../../src/core/daily/pool.ts'
import {
  type PlanChange,
  type Progress,
  advance,
  pickItem,
  planAhead,
  findSwap,
} from '../../../src/core/daily/rotation.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { monday, schedule } from '../../fixtures/schedules.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const { calendar } = schedule()
const start: Progress = { schedule: 's1', cycle: 0, shown: [] }

function cards(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `card-${index}`)
}

function picksOf(plan: ReturnType<typeof planAhead>) {
  return plan.map((day) => day.pick?.card)
}

describe('the deck', () => {
  test('holds questions with a line that belongs to them, and nothing past the gate', () => {
    const whole = buildPool(createLibrary(lantern, { ceiling: 'everyone' }))
    expect(whole.get('why-count')).toMatchObject({ quote: { id: 'ninety' } })
    expect([...whole.keys()]).not.toContain('why-shut')
    const gated = buildPool(createLibrary(lantern, { ceiling: 'everyone', gate: 'the-climb' }))
    expect([...gated.keys()]).toEqual(['why-count'])
  })

  test('has an order that stays, and another for each schedule and cycle', () => {
    const deck = cards(30)
    expect(cycleOrder('s1', 0, deck)).toEqual(cycleOrder('s1', 0, deck.toReversed()))
    expect(cycleOrder('s1', 0, deck).toSorted()).toEqual(deck.toSorted())
    expect(cycleOrder('s1', 1, deck)).not.toEqual(cycleOrder('s1', 0, deck))
    expect(cycleOrder('s2', 0, deck)).not.toEqual(cycleOrder('s1', 0, deck))
  })
})

describe('the plan', () => {
  test('uses up the deck before anything comes again, and then in a new order', () => {
    const picks = picksOf(planAhead(calendar, monday - 1, 20, start, cards(10), []))
    expect(new Set(picks.slice(0, 10)).size).toBe(10)
    expect(new Set(picks.slice(10)).size).toBe(10)
    expect(picks.slice(10)).not.toEqual(picks.slice(0, 10))
  })

  test('a new cycle does not begin with the item that ended the old one', () => {
    for (let at = 0; at < 50; at += 1) {
      const progress = { ...start, schedule: `s${at}` }
      const picks = picksOf(planAhead(calendar, monday - 1, 9, progress, cards(3), []))
      picks.forEach((card, index) => expect(card).not.toBe(picks[index - 1]))
    }
  })

  test('an empty deck plans nothing; one item comes every day', () => {
    expect(picksOf(planAhead(calendar, monday - 1, 3, start, [], []))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(new Set(picksOf(planAhead(calendar, monday - 1, 3, start, ['only'], [])))).toEqual(
      new Set(['only']),
    )
  })

  test('a day taken out loses no item', () => {
    const skip: PlanChange = { date: '2027-01-12', cycle: 0 }
    const usual = picksOf(planAhead(calendar, monday - 1, 5, start, cards(10), []))
    const plan = planAhead(calendar, monday - 1, 6, start, cards(10), [skip])
    expect(plan[1]).toMatchObject({ date: '2027-01-12', skipped: true })
    expect(picksOf(plan).filter((card) => card !== undefined)).toEqual(usual)
  })

  test('a chosen item comes on its day and not before', () => {
    const usual = picksOf(planAhead(calendar, monday - 1, 5, start, cards(10), []))
    const pin: PlanChange = { date: '2027-01-14', card: usual[0]!, cycle: 0 }
    const plan = planAhead(calendar, monday - 1, 5, start, cards(10), [pin])
    expect(plan[3]?.pick).toMatchObject({ card: usual[0], pinned: true })
    expect(picksOf(plan).filter((card) => card === usual[0])).toHaveLength(1)
  })

  test('a swap changes its own day alone while the deck has something unplanned', () => {
    const deck = cards(30)
    const before = planAhead(calendar, monday - 1, 14, start, deck, [])
    const change = findSwap(before[2]!, before, start, deck, [])!
    const after = planAhead(calendar, monday - 1, 14, start, deck, [change])
    expect(after[2]?.pick?.card).not.toBe(before[2]?.pick?.card)
    expect(picksOf(after).toSpliced(2, 1)).toEqual(picksOf(before).toSpliced(2, 1))
    const twice = findSwap(after[2]!, after, start, deck, [change])!
    expect([change.card, before[2]?.pick?.card]).not.toContain(twice.card)
    expect(twice.insteadOf).toBe(before[2]?.pick?.card)
  })

  test('in a small deck the item whose turn is farthest comes in; of one item there is no swap', () => {
    const plan = planAhead(calendar, monday - 1, 14, start, cards(3), [])
    const change = findSwap(plan[0]!, plan, start, cards(3), [])
    expect(change?.card).not.toBe(plan[0]?.pick?.card)
    const single = planAhead(calendar, monday - 1, 2, start, ['only'], [])
    expect(findSwap(single[0]!, single, start, ['only'], [])).toBeUndefined()
  })

  test('the plan shown is the plan posted, whatever a teacher changed', () => {
    const change = fc.record({
      day: fc.nat(13),
      kind: fc.constantFrom('skip', 'pin', 'swap'),
      card: fc.nat(40),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.array(change, { maxLength: 6 }),
        (size, wishes) => {
          const deck = cards(size)
          let changes: readonly PlanChange[] = []
          for (const { day, kind, card } of wishes) {
            const plan = planAhead(calendar, monday - 1, 14, start, deck, changes)
            const at = plan[day]!
            const cycle = at.pick?.cycle ?? 0
            const made: PlanChange | undefined =
              kind === 'skip'
                ? { date: at.date, cycle }
                : kind === 'pin'
                  ? { date: at.date, card: `card-${card}`, cycle }
                  : findSwap(at, plan, start, deck, changes)
            if (made !== undefined) {
              changes = [...changes.filter((each) => each.date !== made.date), made]
            }
          }
          const shown = planAhead(calendar, monday - 1, 14, start, deck, changes)
          let progress = start
          let after = monday - 1
          for (const [turn, day] of shown.entries()) {
            // What the poster sees on that day: changes of days that are gone matter only for the cycle they were made in.
            const [today] = planAhead(calendar, after, 1, progress, deck, changes)
            expect(today).toEqual(day)
            const pick = day.skipped ? undefined : pickItem(day.date, progress, deck, changes)
            expect(pick).toEqual(day.pick)
            if (pick !== undefined) progress = advance(progress, pick)
            after = day.at
            expect(planAhead(calendar, after, 13 - turn, progress, deck, changes)).toEqual(
              shown.slice(turn + 1),
            )
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})
