import { describe, expect, test } from 'vitest'
import { loadPack } from '../../../src/app/pack/load-packs.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { findCardRef, listDecks, findDeck } from '../../../src/core/review/decks.ts'
import { quizItemToFlashcard, toFlashcard } from '../../../src/core/review/to-flashcard.ts'
import type { QuizItem } from '../../../src/core/quiz/kinds/index.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'everyone' })
const { pack: her } = await loadPack('data/her-part-2')
const part2 = createLibrary(her!, { ceiling: 'mature' })

function front(kind: 'quote' | 'term' | 'quiz', id: string): string {
  return toPlainText({ blocks: toFlashcard(library, { kind, id })?.question ?? [] })
}

describe('the sides of a card', () => {
  test('a longer line is to be finished, and the question does not give its end away', () => {
    const flashcard = toFlashcard(library, { kind: 'quote', id: 'ninety' })
    expect(front('quote', 'ninety')).toContain('“Ninety steps, and not one …”')
    expect(front('quote', 'ninety')).not.toContain('of them is mine')
    expect(flashcard?.accept?.[0]).toBe('of them is mine.')
  })

  test('a short line is to be recognised: the question does not say who or where', () => {
    const flashcard = toFlashcard(part2, { kind: 'quote', id: 'is-she-angry' })
    const question = toPlainText({ blocks: flashcard?.question ?? [] })
    expect(question).toContain('“Is she angry?”')
    expect(question).not.toContain('Samantha')
    expect(flashcard?.accept).toBeUndefined()
    expect(toPlainText({ blocks: flashcard?.answer ?? [] })).toContain('Samantha')
  })

  test('every card of the first pack has two sides, and no question tells its typed answer', () => {
    const refs = listDecks(part2).flatMap((deck) => deck.refs)
    expect(refs.length).toBeGreaterThan(200)
    for (const ref of refs) {
      const flashcard = toFlashcard(part2, ref)
      expect(flashcard?.question.length).toBeGreaterThan(1)
      expect(flashcard?.answer.length).toBeGreaterThan(0)
      const question = toPlainText({ blocks: flashcard?.question ?? [] })
      for (const ending of flashcard?.accept ?? []) expect(question).not.toContain(`“${ending}”`)
    }
  })

  test('options stand in the order of the alphabet, so the right one is not always first', () => {
    expect(front('quiz', 'who-ninety')).toContain('A. Mara\nB. Osk\nC. The captain')
  })

  test('every kind of quiz item asks without telling', () => {
    const shared = {
      id: 'x',
      prompt: 'A prompt?',
      scene: 'the-climb',
      themes: [],
      explanation: 'Because.',
      rating: 'everyone',
      reasons: [],
      source: ['T1'],
    } as const
    const items = [
      { kind: 'several', answers: ['One', 'Two'], distractors: ['Three'], ...shared },
      { kind: 'true-false', answer: true, ...shared },
      { kind: 'finish', accept: ['the end'], quote: 'ninety', ...shared },
      { kind: 'typed', accept: ['Oslo', 'Kristiania'], ...shared },
      { kind: 'order', events: ['Zeta', 'Alpha', 'Mid'], ...shared },
      {
        kind: 'match',
        pairs: [
          { left: 'Mara', right: 'Steps' },
          { left: 'Osk', right: 'Boat' },
          { left: 'Captain', right: 'Ship' },
        ],
        ...shared,
      },
      { kind: 'estimate', answer: 90, min: 1, max: 200, tolerance: 5, ...shared },
    ] as unknown as readonly QuizItem[]
    const sides = items.map((item) => quizItemToFlashcard(library, item))
    const questions = sides.map((side) => toPlainText({ blocks: side.question }))
    const answers = sides.map((side) => toPlainText({ blocks: side.answer }))
    expect(answers.map((answer) => answer.split('\n\n')[0])).toEqual([
      '• One\n• Two',
      'True',
      'the end',
      'Oslo',
      '1. Zeta\n2. Alpha\n3. Mid',
      '• Mara – Steps\n• Osk – Boat\n• Captain – Ship',
      '90 (give or take 5)',
    ])
    expect(sides[3]?.accept).toEqual(['Oslo', 'Kristiania'])
    expect(questions[4]).toContain('A. Alpha\nB. Mid\nC. Zeta')
    expect(questions[2]).not.toContain('the end')
    expect(questions[3]).not.toMatch(/Oslo|Kristiania/)
    expect(questions.join(' ')).not.toContain('90')
  })

  test('who wrote a question stands on the other side', () => {
    const { question, answer } = quizItemToFlashcard(library, {
      ...lantern.quiz[0]!,
      author: 'Ana',
    })
    expect(toPlainText({ blocks: question })).not.toContain('Ana')
    expect(toPlainText({ blocks: answer })).toContain('Written by Ana')
  })

  test('what is past the gate or above the rating has no sides and is in no deck', () => {
    const gated = createLibrary(lantern, { ceiling: 'everyone', gate: 'the-climb' })
    expect(toFlashcard(gated, { kind: 'quote', id: 'a-light-is' })).toBeUndefined()
    expect(toFlashcard(library, { kind: 'quote', id: 'drowned' })).toBeUndefined()
    const keys = listDecks(gated).flatMap((deck) => deck.refs.map((ref) => ref.id))
    expect(new Set(keys)).toEqual(new Set(['ninety']))
    expect(findCardRef(gated, 'quote/a-light-is')).toBeUndefined()
    expect(findCardRef(gated, 'term/symbol')).toBeUndefined()
  })
})

describe('decks', () => {
  test('are found by what people call them', () => {
    expect(findDeck(part2, 'all quotes of Samantha').title).toBe('Samantha’s lines')
    expect(findDeck(part2, 'terms of this part').id).toBe('terms')
    expect(findDeck(part2, 'character/samantha').title).toBe('Samantha’s lines')
    expect(findDeck(part2, 'samanta').title).toBe('Samantha’s lines')
    expect(() => findDeck(part2, 'zebra quartz')).toThrow(/No deck matches zebra quartz/)
  })

  test('a question that a quiz has made is kept as the line it was made from', () => {
    expect(findCardRef(library, 'quiz/who-ninety')).toEqual({ kind: 'quiz', id: 'who-ninety' })
    expect(findCardRef(library, 'quiz/made-who-said-ninety')).toEqual({
      kind: 'quote',
      id: 'ninety',
    })
    expect(findCardRef(library, 'quiz/made-who-said-gone')).toBeUndefined()
    expect(findCardRef(library, 'scene/the-climb')).toBeUndefined()
  })
})

test.each(['lines of Zoé', 'LINES OF ZOE', 'zoe\u0301'])('“%s” finds the deck of Zoé', (typed) => {
  const [first, ...rest] = lantern.characters
  const zoe = createLibrary(
    { ...lantern, characters: [{ ...first!, name: 'Zoé' }, ...rest] },
    { ceiling: 'everyone' },
  )
  expect(findDeck(zoe, typed).title).toContain('Zoé')
})
