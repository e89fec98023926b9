import { describe, expect, test } from 'vitest'
import { freshMemory, graded } from '../../../src/core/review/memory.ts'
import { queueOf } from '../../../src/core/review/queue.ts'
import type { KeptCard } from '../../../src/core/review/review-store.ts'

const now = Date.UTC(2027, 0, 15, 9, 30)
const minute = 60_000
const day = 86_400_000

function fresh(id: string, addedAt = now): KeptCard {
  return { ref: { kind: 'quote', id }, addedAt, memory: freshMemory(addedAt) }
}

/** A card that was learnt long ago and is due at a moment. */
function known(id: string, due: number): KeptCard {
  const memory = graded(freshMemory(now - 30 * day), 'easy', now - 30 * day)
  return { ref: { kind: 'quote', id }, addedAt: now - 30 * day, memory: { ...memory, due } }
}

function learning(id: string, at: number): KeptCard {
  return { ...fresh(id), memory: graded(freshMemory(at), 'again', at) }
}

const nothing = new Set<string>()

describe('the queue of a day', () => {
  test('known cards that wait longest come first, then new ones', () => {
    const cards = [fresh('b'), fresh('a'), known('late', now - 2 * day), known('due', now - day)]
    const queue = queueOf({ cards, now, done: nothing, limit: 20 })
    expect(queue.next?.ref.id).toBe('late')
    expect(queue.left).toBe(4)
    const rest = queueOf({ cards: cards.slice(0, 2), now, done: nothing, limit: 20 })
    expect(rest.next?.ref.id).toBe('a')
  })

  test('a card whose time has not come is left alone', () => {
    const queue = queueOf({ cards: [known('a', now + day)], now, done: nothing, limit: 20 })
    expect(queue).toEqual({ next: undefined, left: 0, held: 0, later: now + day })
  })

  test('no more different cards a day than she likes, but one of today may come again', () => {
    const cards = [fresh('a'), fresh('b'), learning('c', now - 5 * minute)]
    const queue = queueOf({ cards, now, done: new Set(['quote/c']), limit: 2 })
    expect(queue).toMatchObject({ left: 2, held: 1 })
    const full = queueOf({ cards, now, done: new Set(['quote/c', 'quote/x']), limit: 2 })
    expect(full.next?.ref.id).toBe('c')
    expect(full).toMatchObject({ left: 1, held: 2 })
  })

  test('a card that is being learnt comes a little early when nothing else is left', () => {
    const again = learning('a', now)
    expect(queueOf({ cards: [again], now, done: new Set(['quote/a']), limit: 20 }).next).toBe(again)
    const cards = [again, fresh('b')]
    expect(queueOf({ cards, now, done: new Set(['quote/a']), limit: 20 }).next?.ref.id).toBe('b')
  })

  test('the order never wavers', () => {
    const cards = ['e', 'b', 'd', 'a', 'c'].map((id) => fresh(id))
    const order = queueOf({ cards, now, done: nothing, limit: 20 }).next?.ref.id
    const turned = queueOf({ cards: cards.toReversed(), now, done: nothing, limit: 20 })
    expect(turned.next?.ref.id).toBe(order)
  })
})
