import { describe, expect, test } from 'vitest'
import { createMemoryState, applyGrade } from '../../../src/core/review/fsrs.ts'
import { buildQueue } from '../../../src/core/review/review-service.ts'
import type { ReviewCard } from '../../../src/core/review/review-store.ts'

const now = Date.UTC(2027, 0, 15, 9, 30)
const zone = 'UTC'
const minute = 60_000
const day = 86_400_000

function fresh(id: string, addedAt = now): ReviewCard {
  return { ref: { kind: 'quote', id }, addedAt, memory: createMemoryState(addedAt) }
}

/** A card that was learnt in the evening and is due eight days later, at the start of the day. */
function known(id: string, gradedAt: number): ReviewCard {
  const memory = applyGrade(createMemoryState(gradedAt), 'easy', gradedAt, zone)
  return { ref: { kind: 'quote', id }, addedAt: gradedAt, memory }
}

function learning(id: string, at: number): ReviewCard {
  return { ...fresh(id), memory: applyGrade(createMemoryState(at), 'again', at, zone) }
}

const evening = Date.UTC(2027, 0, 7, 21)
const nothing = new Set<string>()

describe('the queue of a day', () => {
  test('known cards that wait longest come first, then new ones', () => {
    const cards = [
      fresh('b'),
      fresh('a'),
      known('late', evening - 2 * day),
      known('due', evening - day),
    ]
    const queue = buildQueue({ cards, now, zone, gradedToday: nothing, limit: 20 })
    expect(queue.next?.ref.id).toBe('late')
    expect(queue.left).toBe(4)
    const rest = buildQueue({
      cards: cards.slice(0, 2),
      now,
      zone,
      gradedToday: nothing,
      limit: 20,
    })
    expect(rest.next?.ref.id).toBe('a')
  })

  test('what was graded today is done, and a card of those that comes again is a repeat', () => {
    const parts = { now, zone, gradedToday: new Set(['quote/a', 'quote/z']), limit: 20 }
    const queue = buildQueue({
      ...parts,
      cards: [known('a', evening - day), known('b', evening - day)],
    })
    expect(queue).toMatchObject({ left: 2, done: 2, repeats: 1 })
  })

  test('a card whose time has not come is left alone', () => {
    const queue = buildQueue({
      cards: [known('a', evening + day)],
      now,
      zone,
      gradedToday: nothing,
      limit: 20,
    })
    expect(queue).toEqual({
      next: undefined,
      left: 0,
      done: 0,
      repeats: 0,
      overLimit: 0,
      nextDueAt: Date.UTC(2027, 0, 16, 4),
    })
  })

  test('a card is due from the start of its day in the student’s zone, not from the hour it was graded', () => {
    const cards = [known('a', evening)]
    function leftAt(moment: string, where: string) {
      const parts = { cards, gradedToday: nothing, limit: 20 }
      return buildQueue({ ...parts, now: Date.parse(moment), zone: where }).left
    }
    expect(leftAt('2027-01-15T03:59Z', 'UTC')).toBe(0)
    expect(leftAt('2027-01-15T04:00Z', 'UTC')).toBe(1)
    // At 21:00 in London it is the next morning in Auckland, and the card was graded on that day.
    expect(leftAt('2027-01-15T14:59Z', 'Pacific/Auckland')).toBe(0)
    expect(leftAt('2027-01-15T15:00Z', 'Pacific/Auckland')).toBe(1)
    expect(leftAt('2027-01-15T11:59Z', 'America/Los_Angeles')).toBe(0)
    expect(leftAt('2027-01-15T12:00Z', 'America/Los_Angeles')).toBe(1)
  })

  test('no more different cards a day than she likes, but one of today may come again', () => {
    const cards = [fresh('a'), fresh('b'), learning('c', now - 5 * minute)]
    const queue = buildQueue({ cards, now, zone, gradedToday: new Set(['quote/c']), limit: 2 })
    expect(queue).toMatchObject({ left: 2, overLimit: 1 })
    const full = buildQueue({
      cards,
      now,
      zone,
      gradedToday: new Set(['quote/c', 'quote/x']),
      limit: 2,
    })
    expect(full.next?.ref.id).toBe('c')
    expect(full).toMatchObject({ left: 1, overLimit: 2 })
  })

  test('a card that is being learnt comes a little early when nothing else is left', () => {
    const again = learning('a', now)
    expect(
      buildQueue({ cards: [again], now, zone, gradedToday: new Set(['quote/a']), limit: 20 }).next,
    ).toBe(again)
    const cards = [again, fresh('b')]
    expect(
      buildQueue({ cards, now, zone, gradedToday: new Set(['quote/a']), limit: 20 }).next?.ref.id,
    ).toBe('b')
  })

  test('the order never wavers', () => {
    const cards = ['e', 'b', 'd', 'a', 'c'].map((id) => fresh(id))
    const order = buildQueue({ cards, now, zone, gradedToday: nothing, limit: 20 }).next?.ref.id
    const turned = buildQueue({
      cards: cards.toReversed(),
      now,
      zone,
      gradedToday: nothing,
      limit: 20,
    })
    expect(turned.next?.ref.id).toBe(order)
  })
})
