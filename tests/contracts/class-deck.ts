/** What the deck of a class promises on either engine. */
import { expect, it } from 'vitest'
import { applyGrade } from '../../src/core/review/fsrs.ts'
import { maxClassCards } from '../../src/core/review/class-deck.ts'
import { cardKey } from '../../src/core/review/review-store.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const day = 86_400_000
const line = { kind: 'quote', id: 'ninety' } as const
const term = { kind: 'term', id: 'symbol' } as const
const question = { kind: 'quiz', id: 'who-climbs' } as const

export function classDeckContract(open: OpenStore): void {
  it('brings new cards to those who have joined, each once, and never again what they removed', async () => {
    const { classDecks, reviews } = await open()
    const deck = classDecks('web:class', 'lantern')
    const ana = reviews.forReader({ person: 'web:ana', pack: 'lantern' })
    expect(await deck.add([line, term])).toBe(2)
    expect(await deck.add([term])).toBe(0)
    expect(await deck.receive('web:ana', 5)).toBe(0)
    expect(await deck.join('web:ana', 5)).toBe(true)
    expect(await deck.join('web:ana', 6)).toBe(false)
    const received = await Promise.all([1, 2, 3].map(() => deck.receive('web:ana', 6)))
    expect(received.toSorted((a, b) => a - b)).toEqual([0, 0, 2])
    await ana.remove(line)
    expect(await deck.receive('web:ana', 7)).toBe(0)
    expect(await deck.add([question])).toBe(1)
    expect(await deck.receive('web:ana', 8)).toBe(1)
    expect((await ana.cards()).map(({ ref }) => ref.id).toSorted()).toEqual([
      'symbol',
      'who-climbs',
    ])
    expect(await deck.remove([term, line, term])).toBe(2)
    expect((await deck.cards()).map(cardKey)).toEqual(['quiz/who-climbs'])
    expect(await ana.cards()).toHaveLength(2)
    expect(await deck.leave('web:ana')).toBe(true)
    expect(await deck.leave('web:ana')).toBe(false)
    await deck.add([line])
    expect(await deck.receive('web:ana', 9)).toBe(0)
  })

  it('keeps classes and packs apart', async () => {
    const { classDecks } = await open()
    await classDecks('web:one', 'lantern').add([line])
    expect(await classDecks('web:two', 'lantern').cards()).toEqual([])
    expect(await classDecks('web:one', 'other').cards()).toEqual([])
    await classDecks('web:one', 'lantern').join('web:ana', 1)
    expect(await classDecks('web:two', 'lantern').hasJoined('web:ana')).toBe(false)
    expect(await classDecks('web:one', 'lantern').hasJoined('web:ana')).toBe(true)
  })

  it('counts who forgot a card after learning it, only of those who have joined', async () => {
    const { classDecks, reviews } = await open()
    const deck = classDecks('web:class', 'lantern')
    await deck.add([line, term])
    for (const person of ['web:ana', 'web:ben', 'web:cleo']) {
      await deck.join(person, 0)
      await deck.receive(person, 0)
    }
    const outsider = reviews.forReader({ person: 'web:dan', pack: 'lantern' })
    await outsider.add([line], 0)
    for (const person of ['web:ana', 'web:ben', 'web:dan']) {
      const own = reviews.forReader({ person, pack: 'lantern' })
      const [card] = (await own.cards()).filter(({ ref }) => ref.id === 'ninety')
      const known = applyGrade(card!.memory, 'easy', 1, 'UTC')
      await own.grade(card!, 'easy', 1, known)
      if (person === 'web:ana') continue
      const lapsed = applyGrade(known, 'again', 9 * day, 'UTC')
      await own.grade({ ...card!, memory: known }, 'again', 9 * day, lapsed)
    }
    expect(await deck.count()).toEqual({
      joined: 3,
      cards: [
        { ref: line, students: 2, forgotten: 1 },
        { ref: term, students: 0, forgotten: 0 },
      ],
    })
  })

  it('has room for a school year, however many are added at once', async () => {
    const { classDecks } = await open()
    const deck = classDecks('web:class', 'lantern')
    const many = Array.from({ length: 200 }, (_, index) => ({ ...line, id: `line-${index}` }))
    const other = many.map(({ id }) => ({ ...term, id }))
    const added = await Promise.all([deck.add(many), deck.add(other)])
    expect(added.toSorted((a, b) => a - b)).toEqual([100, 200])
    expect(await deck.cards()).toHaveLength(maxClassCards)
  })

  it('is forgotten with the class, and membership with the person', async () => {
    const store = await open()
    const deck = store.classDecks('web:class', 'lantern')
    await deck.add([line])
    await deck.join('web:ana', 0)
    await deck.join('web:ben', 0)
    const own = await store.personalData.read('web:ana')
    expect(own.tables.map(({ table }) => table)).toContain('class_deck_member')
    await store.personalData.erase('web:ana')
    expect(await deck.hasJoined('web:ana')).toBe(false)
    expect(await deck.count()).toMatchObject({ joined: 1 })
    await store.forgetClass('web:class')
    expect(await deck.cards()).toEqual([])
    expect(await deck.hasJoined('web:ben')).toBe(false)
  })
}
