import { describe, expect, test } from 'vitest'
import { createMemoryState, applyGrade } from '../../../src/core/review/fsrs.ts'
import { buildQueue } from '../../../src/core/review/review-service.ts'
import type { ReviewCard } from '../../../src/core/review/review-store.ts'

const now = Date.UTC(2027, 0, 15, 9, 30)
const minute = 60_000
const day = 86_400_000

function fresh(id: string, addedAt = now): ReviewCard {
  return { ref: { kind: 'quote', id }, addedAt, memory: createMemoryState(addedAt) }
}

/** A card that was learnt long ago and is due at a moment. */
function known(id: string, due: number): ReviewCard {
  const memory = applyGrade(createMemoryState(now - 30 * day), 'easy', now - 30 * day)
  return { ref: { kind: 'quote', id }, addedAt: now - 30 * day, memory: { ...memory, due } }
}

function learning(id: string, at: number): ReviewCard {
  return { ...fresh(id), memory: applyGrade(createMemoryState(at), 'again', at) }
}

const nothing = new Set<string>()

describe('the queue of a day', () => {
  test('known cards that wait longest come first, then new ones', () => {
    const cards = [fresh('b'), fresh('a'), known('late', now - 2 * day), known('due', now - day)]
    const queue = buildQueue({ cards, now, gradedToday: nothing, limit: 20 })
    expect(queue.next?.ref.id).toBe('late')
    expect(queue.left).toBe(4)
    const rest = buildQueue({ cards: cards.slice(0, 2), now, gradedToday: nothing, limit: 20 })
    expect(rest.next?.ref.id).toBe('a')
  })

  test('a card whose time has not come is left alone', () => {
    const queue = buildQueue({
      cards: [known('a', now + day)],
      now,
      gradedToday: nothing,
      limit: 20,
    })
    expect(queue).toEqual({ next: undefined, left: 0, overLimit: 0, nextDueAt: now + day })
  })

  test('no more different cards a day than she likes, but one of today may come again', () => {
    const cards = [fresh('a'), fresh('b'), learning('c', now - 5 * minute)]
    const queue = buildQueue({ cards, now, gradedToday: new Set(['quote/c']), limit: 2 })
    expect(queue).toMatchObject({ left: 2, overLimit: 1 })
    const full = buildQueue({ cards, now, gradedToday: new Set(['quote/c', 'quote/x']), limit: 2 })
    expect(full.next?.ref.id).toBe('c')
    expect(full).toMatchObject({ left: 1, overLimit: 2 })
  })

  test('a card that is being learnt comes a little early when nothing else is left', () => {
    const again = learning('a', now)
    expect(
      buildQueue({ cards: [again], now, gradedToday: new Set(['quote/a']), limit: 20 }).next,
    ).toBe(again)
    const cards = [again, fresh('b')]
    expect(
      buildQueue({ cards, now, gradedToday: new Set(['quote/a']), limit: 20 }).next?.ref.id,
    ).toBe('b')
  })

  test('the order never wavers', () => {
    const cards = ['e', 'b', 'd', 'a', 'c'].map((id) => fresh(id))
    const order = buildQueue({ cards, now, gradedToday: nothing, limit: 20 }).next?.ref.id
    const turned = buildQueue({ cards: cards.toReversed(), now, gradedToday: nothing, limit: 20 })
    expect(turned.next?.ref.id).toBe(order)
  })
})
