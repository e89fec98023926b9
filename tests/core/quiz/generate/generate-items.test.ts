import { describe, expect, it, test } from 'vitest'
import { loadPack } from '../../../../src/app/pack/load-packs.ts'
import { type Library, createLibrary } from '../../../../src/core/pack/library.ts'
import type { Pack, Quote, Term } from '../../../../src/core/pack/pack.ts'
import { createRandom } from '../../../../src/core/platform/random.ts'
import { generateItems } from '../../../../src/core/quiz/generate/generate-items.ts'
import { generatedFromQuote } from '../../../../src/core/quiz/generate/generated-id.ts'
import type { QuizItem } from '../../../../src/core/quiz/kinds/index.ts'

const { pack: her } = await loadPack('data/her-part-2')
const library = createLibrary(her!, { ceiling: 'mature' })

function itemsOf(view: Library, seed = 1): readonly QuizItem[] {
  return [...generateItems(view, view, createRandom(seed))]
}

function viewWith(changes: Partial<Pack>): Library {
  return createLibrary({ ...her!, ...changes }, { ceiling: 'mature' })
}

it('leads from every generated question to the line that it is about', () => {
  const items = itemsOf(library)
  expect(items.length).toBeGreaterThan(20)
  for (const { id, quote } of items) expect(generatedFromQuote(id)).toBe(quote)
})

describe('which scene', () => {
  const seeds = Array.from({ length: 300 }, (_, seed) => seed)
  const everyItem = seeds.flatMap((seed) => itemsOf(library, seed))

  /** What 300 seeds ever offer as an answer to where this line is. */
  function optionsFor(quote: string): ReadonlySet<string> {
    return new Set(
      everyItem.flatMap((item) =>
        item.id === `made-which-scene-${quote}` && 'distractors' in item ? item.distractors : [],
      ),
    )
  }

  test.each([
    ['figured-you-were-hungry', 'eyes-closed'],
    ['lost-a-part', 'coming-home'],
    ['big-influence', 'ride-back'],
    ['serious-at-this-age', 'kiss-outside'],
  ])('“%s” never stands beside the scene before it, of which it is a part', (quote, scene) => {
    const options = optionsFor(quote)
    expect(options.size).toBeGreaterThan(3)
    expect(options).not.toContain(library.scene(scene)?.title)
  })
})

describe('a line', () => {
  function kindsFor(changes: Partial<Quote> & { fragment?: boolean }): readonly string[] {
    const quotes = her!.quotes.map((quote) =>
      quote.id === 'say-anything-to-you' ? { ...quote, ...changes } : quote,
    )
    return itemsOf(viewWith({ quotes }))
      .filter((item) => JSON.stringify(item).includes(changes.line ?? 'I feel I can say anything'))
      .map(({ kind }) => kind)
  }

  test('that is whole is asked about', () => {
    expect(kindsFor({ line: 'I really do enjoy a quiet evening.' })).toContain('who-said')
  })

  test.each([
    ['that begins in the middle', { line: 'really do enjoy a quiet evening.' }],
    ['that begins with dots', { line: '… really do enjoy a quiet evening.' }],
    ['that its pack calls a fragment', { line: 'Enjoy a quiet evening sometime', fragment: true }],
    ['of two words', { line: 'Quiet evening.' }],
  ])('%s is not', (_, changes) => {
    expect(kindsFor(changes)).toEqual([])
  })

  test('that has the name of who says it is not asked for that', () => {
    const kinds = kindsFor({ line: 'I, Theodore, enjoy a quiet evening.' })
    expect(kinds).not.toContain('who-said')
    expect(kinds).not.toContain('match')
  })

  test('in which the speaker says what they are is not asked for that', () => {
    const kinds = kindsFor({ line: 'A writer enjoys a quiet evening.' })
    expect(kinds).not.toContain('who-said')
    expect(kinds).not.toContain('match')
  })
})

test('moments of a scene are put in order only where one follows the other', () => {
  const events = [
    'She starts to sing.',
    'He sounds tired.',
    'Her voice shakes as she sings.',
    'He hums as well.',
    'She stops.',
    'He claps.',
  ]
  const scenes = her!.scenes.map((scene) => ({ ...scene, events }))
  const orders = itemsOf(viewWith({ scenes })).flatMap((item) =>
    item.kind === 'order' && item.id.startsWith('made-events-') ? [item.events] : [],
  )
  expect(orders.length).toBeGreaterThan(0)
  for (const order of orders) {
    expect(order).toEqual(['She starts to sing.', 'She stops.', 'He claps.'])
  }
})

describe('a text without speakers', () => {
  const nobody = { id: 'nobody', name: 'Nobody', aliases: [] }
  const article: Partial<Pack> = {
    work: { ...her!.work, kind: 'textbook' as 'novel' },
    characters: her!.characters.map((each) => ({ ...each, ...nobody, id: each.id })),
    scenes: her!.scenes.map((scene, at) => ({
      ...scene,
      events:
        at % 2 === 0
          ? ['Cells need energy.', 'A third of it becomes heat.', 'Animals eat.']
          : ['First the sugar is split.', 'Then oxygen burns it.', 'Finally water leaves.'],
    })),
  }
  const items = itemsOf(viewWith(article))

  test('is asked about its terms, and the order of what follows', () => {
    expect(items.map(({ kind }) => kind)).toContain('meaning')
    expect(items.map(({ kind }) => kind)).toContain('order')
  })

  test('is never asked who said a line, nor the order of parts or of facts without one', () => {
    expect(items.map(({ kind }) => kind)).not.toContain('who-said')
    expect(items.map(({ kind }) => kind)).not.toContain('match')
    const orders = items.flatMap((item) => (item.kind === 'order' ? [item.events] : []))
    for (const events of orders) expect(events[0]).toBe('First the sugar is split.')
    const prompts = items
      .map(({ prompt }) => prompt)
      .filter((prompt) => prompt.startsWith('Put these'))
    expect(prompts.length).toBeGreaterThan(0)
    for (const prompt of prompts) expect(prompt).toMatch(/^Put these steps of/)
  })
})

test('a term is asked for without its own words, among terms that its definition does not speak of', () => {
  const [base] = her!.terms
  function term(id: string, name: string, definition: string): Term {
    return { ...base!, id, term: name, aliases: [], definition }
  }
  const view = viewWith({
    terms: [
      term('irony', 'Irony', 'Saying the opposite of what is meant.'),
      term('dramatic-irony', 'Dramatic irony', 'The audience knows more than the person.'),
      term('simile', 'Simile', 'A simile compares with like or as.'),
      term('motif', 'Motif', 'Something that comes back and gathers meaning.'),
      term('tone', 'Tone', 'The attitude that comes across; a motif can carry it.'),
      term('foil', 'Foil', 'A person who sets another off.'),
    ],
  })
  const asked = itemsOf(view).filter(({ id }) => id.startsWith('made-term-'))
  const options = new Map(
    asked.map((item) => [item.id, 'distractors' in item ? item.distractors : []]),
  )
  expect(options.has('made-term-simile')).toBe(false)
  expect(options.get('made-term-irony')).not.toContain('Dramatic irony')
  expect(options.get('made-term-tone') ?? []).not.toContain('Motif')
  expect(options.has('made-term-foil')).toBe(true)
})

test('a term stands among those that a class met with it', () => {
  const [base] = her!.terms
  const scenes = her!.scenes.filter(({ rating }) => rating === 'everyone').slice(0, 20)
  const names = scenes.map((_, at) => `Word${String.fromCodePoint(97 + at)}`)
  const terms = scenes.map((scene, at) => ({
    ...base!,
    id: `term-${at}`,
    term: names[at]!,
    aliases: [],
    definition: `What makes a ${'very '.repeat(at)}quiet evening.`,
    example: { ...base!.example!, scene: scene.id },
  }))
  const view = viewWith({ terms })
  for (const seed of [1, 2, 3]) {
    const asked = itemsOf(view, seed).filter(({ id }) => id.startsWith('made-term-'))
    expect(asked).toHaveLength(terms.length)
    for (const item of asked) {
      if (!('distractors' in item)) continue
      const at = Number(item.id.replace('made-term-term-', ''))
      const distances = item.distractors.map((name) => Math.abs(names.indexOf(name) - at))
      for (const distance of distances) expect(distance).toBeLessThanOrEqual(6)
    }
  }
})

test('a process stands among processes, and a substance among substances', () => {
  const [base] = her!.terms
  function term(name: string, definition: string, field = 'chemistry'): Term {
    return { ...base!, id: name.toLowerCase(), term: name, aliases: [], definition, field }
  }
  const view = viewWith({
    terms: [
      term('Oxidation', 'The loss of electrons.'),
      term('Ethanol', 'What yeast makes.'),
      term('Lactate', 'What muscles make.'),
      term('Pyruvate', 'What splitting sugar makes.'),
      term('Glycogen', 'What the liver keeps.'),
      term('Fermentation', 'A way of living without air.', 'biology'),
      term('Denaturation', 'What heat does to a protein.', 'biology'),
      term('Hydrolysis', 'What water does.', 'biology'),
    ],
  })
  for (const seed of [1, 2, 3, 4, 5]) {
    const items = new Map(itemsOf(view, seed).map((item) => [item.id, item]))
    const [oxidation, ethanol] = [items.get('made-term-oxidation'), items.get('made-term-ethanol')]
    expect(oxidation).toMatchObject({
      distractors: expect.arrayContaining(['Fermentation', 'Denaturation', 'Hydrolysis']),
    })
    expect(ethanol).toMatchObject({
      distractors: expect.arrayContaining(['Lactate', 'Pyruvate', 'Glycogen']),
    })
  }
})
