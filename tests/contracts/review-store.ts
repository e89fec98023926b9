/** What the review store promises on either engine. */
import { dueBy } from '../fixtures/due-by.ts'
import { expect, it } from 'vitest'
import { createMemoryState, applyGrade, replay } from '../../src/core/review/fsrs.ts'
import type { Reader, Reviews } from '../../src/core/review/review-store.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const day = 86_400_000
const line = { kind: 'quote', id: 'ninety' } as const
const term = { kind: 'term', id: 'symbol' } as const

function readerOf(person: string, pack = 'lantern'): Reader {
  return { person, pack }
}

async function only(reviews: Reviews) {
  const [card] = await reviews.cards()
  if (card === undefined) throw new Error('There is no card.')
  return card
}

export function reviewStoreContract(open: OpenStore): void {
  it('keeps each person’s cards from each pack apart, and adds none twice', async () => {
    const { reviews } = await open()
    const ana = reviews.forReader(readerOf('web:ana'))
    expect(await ana.add([line, term], 5)).toBe(2)
    expect(await ana.add([term, line], 6)).toBe(0)
    expect(await ana.cards()).toHaveLength(2)
    expect(await reviews.forReader(readerOf('web:ana', 'other')).cards()).toEqual([])
    expect(await reviews.forReader(readerOf('web:an')).cards()).toEqual([])
    expect(await ana.add([], 7)).toBe(0)
  })

  it('returns a memory state exactly as it was saved', async () => {
    const { reviews } = await open()
    const ana = reviews.forReader(readerOf('web:ana'))
    await ana.add([line], 1_700_000_000_123)
    let memory = createMemoryState(1_700_000_000_123)
    expect(await only(ana)).toEqual({ ref: line, addedAt: 1_700_000_000_123, memory })
    for (const [index, grade] of (['good', 'good', 'again', 'easy'] as const).entries()) {
      const at = 1_700_000_100_456 + index * 9 * day
      memory = applyGrade(memory, grade, at, 'UTC')
      expect(await ana.grade(await only(ana), grade, at, memory)).toBe(true)
      expect((await only(ana)).memory).toEqual(memory)
    }
    expect(replay(1_700_000_000_123, await ana.log(), 'UTC')).toEqual(memory)
  })

  it('saves one grade per attempt, however many arrive at once', async () => {
    const { reviews } = await open()
    const ana = reviews.forReader(readerOf('web:ana'))
    await ana.add([line], 0)
    const card = await only(ana)
    const memory = applyGrade(card.memory, 'good', 5, 'UTC')
    const taken = await Promise.all(
      Array.from({ length: 10 }, () => ana.grade(card, 'good', 5, memory)),
    )
    expect(taken.filter(Boolean)).toHaveLength(1)
    expect(await ana.log()).toEqual([{ ref: line, number: 0, grade: 'good', at: 5 }])
  })

  it('keeps the order of a card’s grades though the clock was put back', async () => {
    const { reviews } = await open()
    const ana = reviews.forReader(readerOf('web:ana'))
    await ana.add([line], 0)
    for (const [grade, at] of [
      ['good', 9 * day],
      ['again', 8 * day],
      ['easy', 9 * day],
    ] as const) {
      const card = await only(ana)
      await ana.grade(card, grade, at, applyGrade(card.memory, grade, at, 'UTC'))
    }
    const log = await ana.log()
    expect(log.map(({ grade }) => grade)).toEqual(['good', 'again', 'easy'])
    expect(replay(0, log, 'UTC')).toEqual((await only(ana)).memory)
  })

  it('returns the cards graded since a time, and deletes a card with its log', async () => {
    const { reviews } = await open()
    const ana = reviews.forReader(readerOf('web:ana'))
    await ana.add([line], 0)
    const card = await only(ana)
    await ana.grade(card, 'good', 100, applyGrade(card.memory, 'good', 100, 'UTC'))
    expect(await ana.gradedSince(100)).toEqual(new Set(['quote/ninety']))
    expect(await ana.gradedSince(101)).toEqual(new Set())
    const counts = [100, 101].map((time) => reviews.countGrades('web:ana', time))
    expect(await Promise.all(counts)).toEqual([1, 0])
    expect(await reviews.countGrades('web:ben', 0)).toBe(0)
    expect(await ana.remove(line)).toBe(true)
    expect(await ana.remove(line)).toBe(false)
    expect(await ana.log()).toEqual([])
    expect(await ana.add([line], 200)).toBe(1)
  })

  it('saves settings, and gives a reminder to only one of several processes', async () => {
    const { reviews } = await open()
    const ana = reviews.forReader(readerOf('web:ana'))
    expect(await ana.settings()).toEqual({ limit: 20, retention: 90 })
    await ana.add([line], 5)
    expect(await ana.settings()).toEqual({ limit: 20, retention: 90 })
    const habits = { limit: 7, retention: 85, zone: 'Europe/London', reminder: '18:30' }
    await ana.saveSettings(habits, 1_000, 10)
    expect(await ana.settings()).toEqual(habits)
    expect(await reviews.dueReminders(dueBy(999))).toEqual([])
    const [due] = await reviews.dueReminders(dueBy(1_000))
    expect(await reviews.dueReminders({ ...dueBy(1_000), platforms: ['slack'] })).toEqual([])
    if (due === undefined) throw new Error('No reminder is due.')
    expect(due).toEqual({ person: 'web:ana', settings: habits, at: 1_000 })
    const moved = await Promise.all([1, 2, 3].map(() => reviews.rescheduleReminder(due, 2_000)))
    expect(moved.filter(Boolean)).toHaveLength(1)
    expect(await reviews.dueReminders(dueBy(1_999))).toEqual([])
    // Only a clock that was wrong sets a reminder for a day so far ahead.
    await ana.saveSettings(habits, 1_000 * day, 10)
    expect(await reviews.dueReminders(dueBy(10))).toMatchObject([{ at: 1_000 * day }])
    expect(await reviews.dueReminders(dueBy(999 * day))).toEqual([])
    await ana.saveSettings({ limit: 7, retention: 97, zone: 'UTC' }, undefined, 20)
    expect(await ana.settings()).toEqual({ limit: 7, retention: 97, zone: 'UTC' })
    expect(await reviews.dueReminders(dueBy(9_999))).toEqual([])
  })

  it('deletes the cards of somebody who stays away, but only a week after they were told', async () => {
    let now = 1_000 * day
    const store = await open({ clock: () => now })
    const { reviews } = store
    const ana = reviews.forReader(readerOf('web:ana'))
    const ben = reviews.forReader(readerOf('web:ben'))
    await ana.add([line], now)
    await ben.add([line], now)
    const card = await only(ana)
    await ana.grade(card, 'good', now, applyGrade(card.memory, 'good', now, 'UTC'))
    now += 400 * day
    expect((await store.purge())['review_reader']).toBe(0)
    const idle = { since: now - 365 * day, sinceAnywhere: now - 401 * day, limit: 10 }
    expect(await reviews.findIdleReaders({ ...idle, platforms: ['web'] })).toEqual([
      'web:ana',
      'web:ben',
    ])
    // Whoever is there tells them, unless nobody has been there for long.
    const elsewhere = { ...idle, platforms: ['slack'] } as const
    expect(await reviews.findIdleReaders(elsewhere)).toEqual([])
    const givenUp = { ...elsewhere, sinceAnywhere: now - 399 * day }
    expect(await reviews.findIdleReaders(givenUp)).toHaveLength(2)
    expect(await reviews.markNotified('web:ana', now - 365 * day, now)).toBe(true)
    expect(await reviews.markNotified('web:ana', now - 365 * day, now)).toBe(false)
    expect(await reviews.markNotified('web:ben', now - 365 * day, now)).toBe(true)
    now += 6 * day
    await ben.add([term], now)
    now += 2 * day
    expect((await store.purge())['review_reader']).toBe(1)
    expect(await ana.cards()).toEqual([])
    expect(await ana.log()).toEqual([])
    expect(await ben.cards()).toHaveLength(2)
  })
}
