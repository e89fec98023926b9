/** What a class with each built-in pack gets as its line of the day over a school year. */
import { describe, expect, test } from 'vitest'
import { everyDay } from '../../src/core/daily/day-pool.ts'
import { buildPool } from '../../src/core/daily/pool.ts'
import { type Progress, planAhead } from '../../src/core/daily/rotation.ts'
import { createLibrary } from '../../src/core/pack/library.ts'
import { isWholeLine } from '../../src/core/pack/whole-line.ts'
import { monday, schedule } from '../fixtures/schedules.ts'
import { builtInPacks } from './built-in-packs.ts'

const { calendar } = schedule()
const schoolYear = 180
/** School days; a line posted on a Monday does not come before the Monday after next. */
const twoWeeks = 10

describe.each(builtInPacks.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const pool = buildPool(createLibrary(pack, { ceiling: 'everyone' }))

  test('has whole lines only', () => {
    const cut = [...pool.values()].filter(({ quote }) => !isWholeLine(quote))
    expect(cut.map(({ quote }) => quote.line)).toEqual([])
    expect(pool.size).toBeGreaterThan(0)
  })

  test('begins with the beginning of the work for a class that has said nothing of how far it is', () => {
    const places = new Map(pack.scenes.map(({ id }, at) => [id, at]))
    for (let seed = 0; seed < 20; seed += 1) {
      const start: Progress = { schedule: `s${seed}`, cycle: 0, shown: [], shownBefore: [] }
      const [first] = planAhead(
        calendar,
        { after: monday - 1, count: 1 },
        { progress: start, poolOn: everyDay(pool.values()), changes: [] },
      )
      const item = pool.get(first?.pick?.itemId ?? '')?.quote.id
      const scene = pack.quotes.find(({ id }) => id === item)?.scene ?? ''
      expect((places.get(scene) ?? 1) / places.size, `${seed}`).toBeLessThan(1 / 3)
    }
  })

  test('repeats no line within two weeks while others wait', () => {
    const lines = new Set([...pool.values()].map(({ quote }) => quote.id))
    if (lines.size <= twoWeeks) return
    for (let seed = 0; seed < 20; seed += 1) {
      const start: Progress = { schedule: `s${seed}`, cycle: 0, shown: [], shownBefore: [] }
      const plan = planAhead(
        calendar,
        { after: monday - 1, count: schoolYear },
        { progress: start, poolOn: everyDay(pool.values()), changes: [] },
      )
      const posted = plan.map(({ pick }) => pool.get(pick?.itemId ?? '')?.quote.id)
      for (const [day, line] of posted.entries()) {
        const before = posted.slice(Math.max(0, day - twoWeeks), day)
        expect(before, `day ${day} of ${seed}`).not.toContain(line)
      }
      // Every question has its day.
      expect(new Set(plan.map(({ pick }) => pick?.itemId)).size).toBeGreaterThan(pool.size * 0.9)
    }
  })
})
