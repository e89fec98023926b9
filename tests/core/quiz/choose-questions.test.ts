import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Library, createLibrary } from '../../../src/core/pack/library.ts'
import type { Pack, Quote, Scene } from '../../../src/core/pack/pack.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { isValidAnswer, correctAnswer, creditFor } from '../../../src/core/quiz/item.ts'
import { chooseQuestions } from '../../../src/core/quiz/choose-questions.ts'
import { ratings, isRatingAtMost } from '../../../src/core/pack/rating.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const recent: ReadonlySet<string> = new Set()

/** The small pack grown to twelve scenes and twice as many lines, so that there is something to choose from. */
function grown(): Pack {
  const [scene, quote] = [lantern.scenes[0]!, lantern.quotes[0]!]
  const characters = [
    ...lantern.characters,
    { ...lantern.characters[0]!, id: 'ines', name: 'Ines', aliases: [] },
  ]
  const speakers = characters.map((character) => character.id)
  const scenes: readonly Scene[] = Array.from({ length: 12 }, (_, nth) => ({
    ...scene,
    id: `night-${nth}`,
    title: `Night number ${nth}`,
    rating: ratings[nth % 5 === 4 ? 1 : 0]!,
  }))
  const quotes: readonly Quote[] = Array.from({ length: 24 }, (_, nth) => ({
    ...quote,
    id: `line-${nth}`,
    line: `On watch ${nth} we saw the ${['sail', 'fog', 'moon'][nth % 3]} come slowly towards us ${nth}.`,
    speaker: speakers[nth % speakers.length]!,
    scene: scenes[nth % 12]!.id,
    rating: ratings[nth % 7 === 6 ? 2 : 0]!,
  }))
  return {
    ...lantern,
    characters,
    scenes: [...lantern.scenes, ...scenes],
    quotes: [...lantern.quotes, ...quotes],
  }
}

const pack = grown()
const whole = createLibrary(pack, { ceiling: 'mature' })

function choose(view: Library, seed: number, count = 30) {
  return chooseQuestions(view, { count, seed, recent, running: [] })
}

/** Every text a student might read of an item, wrong options and explanation included. */
function textsOf(item: PlayItem): string {
  return JSON.stringify(item)
}

const anyView = fc
  .record({
    ceiling: fc.constantFrom(...ratings),
    gate: fc.constantFrom(...pack.scenes.map((scene) => scene.id)),
  })
  .map((limits) => ({ limits, view: createLibrary(pack, limits) }))

describe('the questions of a quiz', () => {
  test('are the same for the same seed, and others for another', () => {
    expect(choose(whole, 5)).toEqual(choose(whole, 5))
    expect(choose(whole, 5)).not.toEqual(choose(whole, 6))
  })

  test('are of many kinds, written and made', () => {
    const all = [1, 2, 3, 4].flatMap((seed) => choose(whole, seed))
    expect(new Set(all.map((item) => item.by))).toEqual(new Set(['one', 'order', 'match', 'words']))
    expect(all.some((item) => item.id.startsWith('made-'))).toBe(true)
    expect(all.some((item) => item.id === 'who-ninety')).toBe(true)
  })

  test('never ask about the same line twice', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 3, max: 30 }), (seed, count) => {
        const items = choose(whole, seed, count)
        const lines = items.map((item) => item.quote ?? item.id)
        expect(new Set(lines).size).toBe(items.length)
        expect(items.length).toBeLessThanOrEqual(count)
      }),
    )
  })

  test('never go past the gate or the rating, in no option and no explanation', () => {
    fc.assert(
      fc.property(anyView, fc.nat(), ({ limits, view }, seed) => {
        const last = pack.scenes.findIndex((scene) => scene.id === limits.gate)
        const hiddenScenes = pack.scenes.filter(
          (scene, place) => place > last || !isRatingAtMost(scene.rating, limits.ceiling),
        )
        const shown = new Set(view.quotes.map((quote) => quote.id))
        const hiddenLines = pack.quotes.filter((quote) => !shown.has(quote.id))
        for (const item of choose(view, seed)) {
          const texts = textsOf(item)
          for (const scene of hiddenScenes) expect(texts).not.toContain(`"${scene.title}"`)
          for (const quote of hiddenLines) expect(texts).not.toContain(quote.line)
          expect(hiddenScenes.map((scene) => scene.id)).not.toContain(item.scene)
        }
      }),
    )
  })

  test('have one right answer that scores full, and options that all differ', () => {
    fc.assert(
      fc.property(anyView, fc.nat(), ({ view }, seed) => {
        for (const item of choose(view, seed)) {
          const right = correctAnswer(item)
          expect(isValidAnswer(item, right)).toBe(true)
          expect(creditFor(item, right)).toBe(1)
          const options = 'options' in item ? item.options : []
          expect(new Set(options).size).toBe(options.length)
          const full = options.filter((_, place) => creditFor(item, [place]) === 1)
          expect(full.length).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  test('put the right answer in every position', () => {
    const keys = Array.from({ length: 40 }, (_, seed) => choose(whole, seed)).flatMap((items) =>
      items.flatMap((item) => (item.by === 'one' && item.options.length > 2 ? [item.key] : [])),
    )
    expect(new Set(keys)).toEqual(new Set([0, 1, 2, 3]))
  })

  test('come from the chosen scene, theme or character', () => {
    const about = { kind: 'scene' as const, id: 'night-3' }
    const items = chooseQuestions(whole, { count: 10, seed: 1, recent, running: [], about })
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map((item) => item.scene))).toEqual(new Set(['night-3']))
  })

  test('about a scene are those that ask about it, not those that only need it', () => {
    const [, item] = lantern.quiz
    const quiz = [
      { ...item!, id: 'asks-of-2', scene: 'night-3', about: 'night-2' },
      { ...item!, id: 'asks-of-3', scene: 'night-3' },
    ]
    const view = createLibrary({ ...pack, quotes: [], quiz }, { ceiling: 'mature' })
    function idsAbout(id: string) {
      const about = { kind: 'scene' as const, id }
      return chooseQuestions(view, { count: 5, seed: 1, recent, running: [], about })
        .map((each) => each.id)
        .filter((each) => !each.startsWith('made-'))
    }
    expect(idsAbout('night-2')).toEqual(['asks-of-2'])
    expect(idsAbout('night-3')).toEqual(['asks-of-3'])
  })

  test('about a scene or somebody don’t ask for what they are about', () => {
    const [item] = lantern.quiz
    const fields = { quote: undefined, scene: 'night-3', about: 'night-3' }
    const quiz = [
      {
        ...item!,
        ...fields,
        id: 'gives-away',
        kind: 'which-scene',
        answer: 'Night number 3',
        distractors: ['Night number 1', 'Night number 9'],
      },
      { ...item!, ...fields, id: 'good' },
    ] as unknown as Pack['quiz'][number][]
    const view = createLibrary({ ...pack, quotes: [], quiz }, { ceiling: 'mature' })
    const about = { kind: 'scene' as const, id: 'night-3' }
    for (const seed of [1, 2, 3]) {
      const [first] = chooseQuestions(view, { count: 1, seed, recent, running: [], about })
      expect(first?.id).toBe('good')
    }
  })

  test('never ask for the same fact twice, and last for one that another quiz asks for', () => {
    const [, item] = lantern.quiz
    const quiz = ['one', 'two', 'three', 'four'].map((id) => ({
      ...item!,
      id,
      fact: id === 'four' ? 'other' : 'same',
    }))
    const view = createLibrary({ ...lantern, quotes: [], quiz }, { ceiling: 'mature' })
    for (const seed of [1, 2, 3, 4, 5]) {
      const ids = choose(view, seed).map(({ id }) => id)
      const written = quiz.map(({ id }) => id).filter((id) => ids.includes(id))
      expect(written).toHaveLength(2)
      expect(written).toContain('four')
      const running = [{ id: 'two' }]
      const [first] = chooseQuestions(view, { count: 1, seed, recent, running })
      expect(first?.id).toBe('four')
    }
  })

  test('that were asked lately come only when there are no others', () => {
    const first = choose(whole, 1, 8)
    const lately = new Set(first.map((item) => item.id))
    const next = chooseQuestions(whole, { count: 8, seed: 1, recent: lately, running: [] })
    expect(next.filter((item) => lately.has(item.id))).toEqual([])
    const everything = new Set([1, 2, 3].flatMap((seed) => choose(whole, seed).map(({ id }) => id)))
    expect(
      chooseQuestions(whole, { count: 8, seed: 1, recent: everything, running: [] }).length,
    ).toBe(8)
  })
})

describe('made questions leave out what has more than one answer', () => {
  function withQuotes(quotes: readonly Quote[]): Library {
    return createLibrary({ ...pack, quiz: [], quotes: [...quotes] }, { ceiling: 'mature' })
  }
  const [base] = pack.quotes

  test('a line that two people say', () => {
    const twice = ['mara', 'osk'].map((speaker) => ({
      ...base!,
      id: `same-${speaker}`,
      speaker,
      line: 'Nobody keeps the light for ever, you know that.',
    }))
    const prompts = choose(withQuotes(twice), 3).map((item) => item.prompt)
    expect(prompts.filter((prompt) => prompt.includes('Nobody keeps'))).toEqual([])
  })

  test('a line that names its speaker, where the question is who says it', () => {
    const named = [
      { ...base!, id: 'named', speaker: 'mara', line: 'I am Mara and I keep this light.' },
    ]
    const prompts = choose(withQuotes(named), 3).map((item) => item.prompt)
    expect(prompts.some((prompt) => prompt.startsWith('Who says this line'))).toBe(false)
  })
})
