import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PoolOn, everyDay } from '../../../src/core/daily/day-pool.ts'
import { type PoolItem, buildPool, cycleOrder } from '../../../src/core/daily/pool.ts'
import {
  type PlanChange,
  type Progress,
  advance,
  pickItem,
  planAhead,
  findExchange,
  findSwap,
  hasOwnWordsFrom,
} from '../../../src/core/daily/rotation.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { monday, schedule } from '../../fixtures/schedules.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const { calendar } = schedule()
const start: Progress = { schedule: 's1', cycle: 0, shown: [], shownBefore: [] }

function item(id: string, line = id, part = 0): PoolItem {
  return { id, quote: { id: line }, part }
}

function items(count: number): readonly PoolItem[] {
  return Array.from({ length: count }, (_, index) => item(`item-${index}`))
}

function picksOf(plan: ReturnType<typeof planAhead>) {
  return plan.map((day) => day.pick?.itemId)
}

describe('the pool', () => {
  test('holds questions with a line that belongs to them, and nothing past the gate', () => {
    const whole = buildPool(createLibrary(lantern, { ceiling: 'everyone' }))
    expect(whole.get('why-count')).toMatchObject({ quote: { id: 'ninety' } })
    expect([...whole.keys()]).not.toContain('why-shut')
    const gated = buildPool(createLibrary(lantern, { ceiling: 'everyone', gate: 'the-climb' }))
    expect([...gated.keys()]).toEqual(['why-count'])
  })

  test('keeps a question with the line that it begins with', () => {
    const [keeper, other] = lantern.quotes
    const [question] = lantern.questions
    const asked = {
      ...question!,
      quote: keeper!.id,
      prompt: `“${keeper!.line}” Why does it matter?`,
      evidence: [{ scene: question!.scene, quote: other!.id, look: 'Another line.' }],
    }
    const pack = { ...lantern, questions: [asked] }
    const pool = buildPool(createLibrary(pack, { ceiling: 'mature' }))
    expect(pool.get(asked.id)?.quote.id).toBe(keeper!.id)
  })

  test('puts a question about half a line beside another line of its scene only', () => {
    const [keeper, other] = lantern.quotes
    const [question] = lantern.questions
    const half = { ...keeper!, fragment: true }
    const asked = {
      ...question!,
      quote: half.id,
      evidence: [{ scene: question!.scene, quote: other!.id, look: 'Another line.' }],
    }
    function lineBeside(scene: string): string | undefined {
      const quotes = [half, { ...other!, scene }]
      const pack = { ...lantern, quotes, questions: [asked] }
      return buildPool(createLibrary(pack, { ceiling: 'mature' })).get(asked.id)?.quote.id
    }
    expect(lineBeside(half.scene)).toBe(other!.id)
    const elsewhere = lantern.scenes.find(({ id }) => id !== half.scene)!
    expect(lineBeside(elsewhere.id)).toBeUndefined()
  })

  test('has a fixed order, and another for each schedule and cycle', () => {
    const pool = items(30)
    expect(cycleOrder('s1', 0, pool)).toEqual(cycleOrder('s1', 0, pool.toReversed()))
    expect(new Set(cycleOrder('s1', 0, pool))).toEqual(new Set(pool))
    expect(cycleOrder('s1', 1, pool)).not.toEqual(cycleOrder('s1', 0, pool))
    expect(cycleOrder('s2', 0, pool)).not.toEqual(cycleOrder('s1', 0, pool))
  })
})

describe('the plan', () => {
  test('uses up the pool before anything repeats, and then in a new order', () => {
    const picks = picksOf(
      planAhead(
        calendar,
        { after: monday - 1, count: 20 },
        { progress: start, poolOn: everyDay(items(10)), changes: [] },
      ),
    )
    expect(new Set(picks.slice(0, 10)).size).toBe(10)
    expect(new Set(picks.slice(10)).size).toBe(10)
    expect(picks.slice(10)).not.toEqual(picks.slice(0, 10))
  })

  test('a new cycle does not start with the item that ended the last one', () => {
    for (let at = 0; at < 50; at += 1) {
      const progress = { ...start, schedule: `s${at}` }
      const picks = picksOf(
        planAhead(
          calendar,
          { after: monday - 1, count: 9 },
          { progress, poolOn: everyDay(items(3)), changes: [] },
        ),
      )
      picks.forEach((pick, index) => expect(pick).not.toBe(picks[index - 1]))
    }
  })

  test('an empty pool plans nothing; a single item comes every day', () => {
    expect(
      picksOf(
        planAhead(
          calendar,
          { after: monday - 1, count: 3 },
          { progress: start, poolOn: everyDay([]), changes: [] },
        ),
      ),
    ).toEqual([undefined, undefined, undefined])
    expect(
      new Set(
        picksOf(
          planAhead(
            calendar,
            { after: monday - 1, count: 3 },
            { progress: start, poolOn: everyDay([item('only')]), changes: [] },
          ),
        ),
      ),
    ).toEqual(new Set(['only']))
  })

  test('skipping a day loses no item', () => {
    const skip: PlanChange = { date: '2027-01-12', cycle: 0 }
    const original = picksOf(
      planAhead(
        calendar,
        { after: monday - 1, count: 5 },
        { progress: start, poolOn: everyDay(items(10)), changes: [] },
      ),
    )
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 6 },
      { progress: start, poolOn: everyDay(items(10)), changes: [skip] },
    )
    expect(plan[1]).toMatchObject({ date: '2027-01-12', isSkipped: true })
    expect(picksOf(plan).filter((item) => item !== undefined)).toEqual(original)
  })

  test('a chosen item comes on its day and not before', () => {
    const original = picksOf(
      planAhead(
        calendar,
        { after: monday - 1, count: 5 },
        { progress: start, poolOn: everyDay(items(10)), changes: [] },
      ),
    )
    const pin: PlanChange = { date: '2027-01-14', itemId: original[0]!, cycle: 0 }
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 5 },
      { progress: start, poolOn: everyDay(items(10)), changes: [pin] },
    )
    expect(plan[3]?.pick).toMatchObject({ itemId: original[0], isPinned: true })
    expect(picksOf(plan).filter((item) => item === original[0])).toHaveLength(1)
  })

  test('a swap changes only its own day while the pool has something unplanned', () => {
    const pool = items(30)
    const before = planAhead(
      calendar,
      { after: monday - 1, count: 14 },
      { progress: start, poolOn: everyDay(pool), changes: [] },
    )
    const change = findSwap(before[2]!, {
      days: before,
      progress: start,
      poolOn: everyDay(pool),
      changes: [],
    })!
    const after = planAhead(
      calendar,
      { after: monday - 1, count: 14 },
      { progress: start, poolOn: everyDay(pool), changes: [change] },
    )
    expect(after[2]?.pick?.itemId).not.toBe(before[2]?.pick?.itemId)
    expect(picksOf(after).toSpliced(2, 1)).toEqual(picksOf(before).toSpliced(2, 1))
    const twice = findSwap(after[2]!, {
      days: after,
      progress: start,
      poolOn: everyDay(pool),
      changes: [change],
    })!
    expect([change.itemId, before[2]?.pick?.itemId]).not.toContain(twice.itemId)
    expect(twice.insteadOf).toBe(before[2]?.pick?.itemId)
  })

  test('in a small pool the item that is planned latest comes in; a single item cannot be swapped', () => {
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 14 },
      { progress: start, poolOn: everyDay(items(3)), changes: [] },
    )
    const change = findSwap(plan[0]!, {
      days: plan,
      progress: start,
      poolOn: everyDay(items(3)),
      changes: [],
    })
    expect(change?.itemId).not.toBe(plan[0]?.pick?.itemId)
    const single = planAhead(
      calendar,
      { after: monday - 1, count: 2 },
      { progress: start, poolOn: everyDay([item('only')]), changes: [] },
    )
    expect(
      findSwap(single[0]!, {
        days: single,
        progress: start,
        poolOn: everyDay([item('only')]),
        changes: [],
      }),
    ).toBeUndefined()
  })

  test('the plan shown is the plan posted, whatever a teacher changes', () => {
    const edit = fc.record({
      day: fc.nat(13),
      kind: fc.constantFrom('skip', 'pin', 'swap'),
      item: fc.nat(40),
    })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.array(edit, { maxLength: 6 }),
        (size, edits) => {
          const pool = items(size)
          let changes: readonly PlanChange[] = []
          for (const { day, kind, item: nth } of edits) {
            const plan = planAhead(
              calendar,
              { after: monday - 1, count: 14 },
              { progress: start, poolOn: everyDay(pool), changes },
            )
            const at = plan[day]!
            const cycle = at.pick?.cycle ?? 0
            const edit: PlanChange | undefined =
              kind === 'skip'
                ? { date: at.date, cycle }
                : kind === 'pin'
                  ? { date: at.date, itemId: `item-${nth}`, cycle }
                  : findSwap(at, { days: plan, progress: start, poolOn: everyDay(pool), changes })
            if (edit !== undefined) {
              changes = [...changes.filter((each) => each.date !== edit.date), edit]
            }
          }
          const shown = planAhead(
            calendar,
            { after: monday - 1, count: 14 },
            { progress: start, poolOn: everyDay(pool), changes },
          )
          let progress = start
          let after = monday - 1
          for (const [index, day] of shown.entries()) {
            // What the worker sees on that day: changes of past days matter only for the cycle they were made in.
            const [today] = planAhead(
              calendar,
              { after, count: 1 },
              { progress, poolOn: everyDay(pool), changes },
            )
            expect(today).toEqual(day)
            const pick = day.isSkipped
              ? undefined
              : pickItem(day.date, { progress, poolOn: everyDay(pool), changes })
            expect(pick).toEqual(day.pick)
            if (pick !== undefined) progress = advance(progress, pick)
            after = day.at
            expect(
              planAhead(
                calendar,
                { after, count: 13 - index },
                { progress, poolOn: everyDay(pool), changes },
              ),
            ).toEqual(shown.slice(index + 1))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a line', () => {
  const twoWeeks = 14
  /** 20 lines, of which the first has many questions. */
  const pairs = items(45).map(({ id }, at) => item(id, `line-${at < 40 ? at % 20 : 0}`))
  const lineOf = new Map(pairs.map(({ id, quote }) => [id, quote.id]))

  test('never comes twice within two weeks while others wait, whatever the schedule and the cycle', () => {
    for (let at = 0; at < 50; at += 1) {
      const progress = { ...start, schedule: `s${at}` }
      const lines = picksOf(
        planAhead(
          calendar,
          { after: monday - 1, count: 120 },
          { progress, poolOn: everyDay(pairs), changes: [] },
        ),
      ).map((id) => lineOf.get(id ?? ''))
      for (const [index, line] of lines.entries()) {
        expect(lines.slice(Math.max(0, index - twoWeeks), index), `post ${index}`).not.toContain(
          line,
        )
      }
    }
  })

  test('that a teacher has put on a later day does not come before it', () => {
    const [first, second] = [item('a', 'same'), item('b', 'same')]
    const pool = [first, second, ...items(20)]
    const pin: PlanChange = { date: '2027-01-22', itemId: 'a', cycle: 0 }
    const picks = picksOf(
      planAhead(
        calendar,
        { after: monday - 1, count: 9 },
        { progress: start, poolOn: everyDay(pool), changes: [pin] },
      ),
    )
    expect(picks).not.toContain('b')
  })
})

test('the newest part comes first, then the earlier ones', () => {
  const pool = items(12).map(({ id }, at) => item(id, id, at % 3))
  const parts = new Map(pool.map(({ id, part }) => [id, part]))
  const picks = picksOf(
    planAhead(
      calendar,
      { after: monday - 1, count: 12 },
      { progress: start, poolOn: everyDay(pool), changes: [] },
    ),
  )
  expect(picks.map((id) => parts.get(id ?? ''))).toEqual([2, 2, 2, 2, 1, 1, 1, 1, 0, 0, 0, 0])
})

describe('an exchange of two days', () => {
  test('exchanges these two and leaves every other day alone', () => {
    const day = fc.integer({ min: 0, max: 13 })
    fc.assert(
      fc.property(fc.tuple(day, day), fc.option(day), ([first, second], skipped) => {
        fc.pre(first !== second)
        const before = planAhead(
          calendar,
          { after: monday - 1, count: 14 },
          { progress: start, poolOn: everyDay(items(30)), changes: [] },
        )
        const earlier: PlanChange[] =
          skipped === null ? [] : [{ date: before[skipped]!.date, cycle: 0 }]
        const plan = planAhead(
          calendar,
          { after: monday - 1, count: 14 },
          { progress: start, poolOn: everyDay(items(30)), changes: earlier },
        )
        const changes = findExchange(plan[first]!, plan[second]!, earlier)
        const kept = earlier.filter(({ date }) => changes.every((change) => change.date !== date))
        const after = planAhead(
          calendar,
          { after: monday - 1, count: 14 },
          { progress: start, poolOn: everyDay(items(30)), changes: [...kept, ...changes] },
        )
        const wanted = [...picksOf(plan)]
        wanted[first] = picksOf(plan)[second]
        wanted[second] = picksOf(plan)[first]
        expect(picksOf(after)).toEqual(wanted)
      }),
    )
  })

  test('with nothing on either day there is nothing to change', () => {
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 2 },
      { progress: start, poolOn: everyDay([]), changes: [] },
    )
    expect(findExchange(plan[0]!, plan[1]!, [])).toEqual([])
  })

  test('keeps aside what a teacher has put aside before', () => {
    const before = planAhead(
      calendar,
      { after: monday - 1, count: 5 },
      { progress: start, poolOn: everyDay(items(30)), changes: [] },
    )
    const swap = findSwap(before[0]!, {
      days: before,
      progress: start,
      poolOn: everyDay(items(30)),
      changes: [],
    })!
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 5 },
      { progress: start, poolOn: everyDay(items(30)), changes: [swap] },
    )
    const [, second] = findExchange(plan[0]!, plan[1]!, [swap])
    expect(second).toMatchObject({ itemId: swap.itemId, insteadOf: before[0]!.pick!.itemId })
  })
})

describe('a class that reads by a plan', () => {
  /** Three scenes a week, with so many items each, and one day a week that goes back. */
  function weekly(perScene: number): PoolOn {
    return (date) => {
      const week = Math.floor((Date.parse(date) - Date.parse('2027-01-11')) / (7 * 86_400_000)) + 1
      const isFriday = new Date(`${date}T12:00:00Z`).getUTCDay() === 5
      const all = Array.from({ length: week * 3 }, (_, scene) =>
        Array.from({ length: perScene }, (__, at) =>
          item(`${scene + 1}-${at}`, undefined, scene + 1),
        ),
      ).flat()
      const parts = Array.from({ length: week }, (_, at) => at * 3 + 1)
      return {
        items: new Map(all.map((each) => [each.id, each])),
        reading: { parts, goesBack: isFriday },
      }
    }
  }
  function partOf(id: string | undefined): number {
    return Math.ceil(Number(id?.split('-')[0]) / 3)
  }

  test('gets this week’s part from its first scene on, and on Fridays the one not seen for longest', () => {
    const picks = picksOf(
      planAhead(
        calendar,
        { after: monday - 1, count: 25 },
        { progress: start, poolOn: weekly(3), changes: [] },
      ),
    )
    const weeks = Array.from({ length: 5 }, (_, at) => picks.slice(at * 5, at * 5 + 5).map(partOf))
    expect(weeks).toEqual([
      [1, 1, 1, 1, 1],
      [2, 2, 2, 2, 1],
      [3, 3, 3, 3, 2],
      [4, 4, 4, 4, 1],
      [5, 5, 5, 5, 3],
    ])
    expect(picks.slice(5, 8).map((id) => id?.split('-')[0])).toEqual(['4', '5', '6'])
  })

  test('goes back over earlier parts once this week’s has nothing new', () => {
    const picks = picksOf(
      planAhead(
        calendar,
        { after: monday - 1, count: 10 },
        { progress: start, poolOn: weekly(1), changes: [] },
      ),
    )
    expect(picks.slice(5).map(partOf)).toEqual([2, 2, 2, 1, 1])
  })

  test('posts what the plan showed, each day from what is open by then', () => {
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 14 },
      { progress: start, poolOn: weekly(2), changes: [] },
    )
    let progress = start
    for (const day of plan) {
      expect(pickItem(day.date, { progress, poolOn: weekly(2), changes: [] })).toEqual(day.pick)
      progress = advance(progress, day.pick!)
    }
  })

  test('an item put on a day before its part is open does not come; its line waits for its day', () => {
    const early: PlanChange = { date: '2027-01-12', itemId: '4-0', cycle: 0 }
    const due: PlanChange = { date: '2027-01-19', itemId: '4-0', cycle: 0 }
    expect(
      planAhead(
        calendar,
        { after: monday - 1, count: 2 },
        { progress: start, poolOn: weekly(2), changes: [early] },
      )[1]?.pick?.itemId,
    ).not.toBe('4-0')
    const plan = planAhead(
      calendar,
      { after: monday - 1, count: 7 },
      { progress: start, poolOn: weekly(2), changes: [due] },
    )
    expect(picksOf(plan).indexOf('4-0')).toBe(6)
  })
})

describe('a teacher’s own words', () => {
  const own: PoolItem = { ...item('own'), own: true }
  const pool = everyDay([own, ...items(5)])
  const on = { date: '2027-01-11', itemId: 'own', cycle: 0 }

  test('come on the day that they were written for, and on no other', () => {
    const picked = pickItem(on.date, { progress: start, poolOn: pool, changes: [on] })
    expect(picked).toEqual({ itemId: 'own', cycle: 0, isPinned: true })
    const days = planAhead(
      calendar,
      { after: monday - 1, count: 30 },
      { progress: start, poolOn: pool, changes: [] },
    )
    expect(picksOf(days)).not.toContain('own')
  })

  test.each<[string, Partial<Progress>, Partial<PoolItem>]>([
    ['in this cycle', { shown: ['own'] }, {}],
    ['in the cycle before', { shownBefore: ['own'] }, {}],
    ['long ago', {}, { wasPosted: true }],
  ])('do not come again that were posted %s', (_, progress, posted) => {
    const poolOn = everyDay([{ ...own, ...posted }, ...items(5)])
    const picked = pickItem(on.date, { progress: { ...start, ...progress }, poolOn, changes: [on] })
    expect(picked).toMatchObject({ isPinned: false })
    expect(picked?.itemId).not.toBe('own')
  })

  test('wait for their day or a later one, until they were posted', () => {
    expect(hasOwnWordsFrom('2027-01-11', pool, [on])).toBe(true)
    expect(hasOwnWordsFrom('2027-01-12', pool, [on])).toBe(false)
    expect(hasOwnWordsFrom('2027-01-04', pool, [{ ...on, itemId: 'item-1' }])).toBe(false)
    expect(hasOwnWordsFrom('2027-01-04', everyDay([{ ...own, wasPosted: true }]), [on])).toBe(false)
  })
})
