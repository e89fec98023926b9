/** What is remembered of an item’s check is what a fresh check says, whatever has happened to the pack meanwhile. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkQuiz } from '../../../../src/core/pack/checks/quiz-items.ts'
import { checkReferences } from '../../../../src/core/pack/checks/references.ts'
import { collectProblems } from '../../../../src/core/pack/checks/check-pack.ts'
import type { Pack } from '../../../../src/core/pack/pack.ts'
import { carolPack } from '../../../fixtures/carol-pack.ts'
import { herPack } from '../../../fixtures/her-pack.ts'

type Change = (pack: Pack, at: number, other: number) => Pack

function pick<Item>(items: readonly Item[], at: number): Item {
  const item = items[Math.floor(at * items.length)]
  if (item === undefined) throw new Error('There is no item.')
  return item
}

/** Each leaves the objects of all other items as they are, as reading a changed text does. */
const changes: readonly Change[] = [
  (pack, at, other) => ({
    ...pack,
    quotes: replaced(pack.quotes, at, (quote) => ({
      ...quote,
      line: pick(pack.quotes, other).line,
    })),
  }),
  (pack, at, other) => ({
    ...pack,
    quotes: replaced(pack.quotes, at, (quote) => ({
      ...quote,
      scene: pick(pack.scenes, other).id,
    })),
  }),
  (pack, at, other) => ({
    ...pack,
    quotes: replaced(pack.quotes, at, (quote) => ({
      ...quote,
      speaker: pick(pack.characters, other).id,
      themes: [pick(pack.themes, other).id],
    })),
  }),
  (pack, at) => ({
    ...pack,
    characters: replaced(pack.characters, at, (each) => ({ ...each, name: `${each.name} II` })),
  }),
  (pack, at) => ({
    ...pack,
    themes: replaced(pack.themes, at, (each) => ({ ...each, name: `No ${each.name}` })),
  }),
  (pack, at) => ({ ...pack, quotes: pack.quotes.filter((each) => each !== pick(pack.quotes, at)) }),
  (pack, at, other) => ({
    ...pack,
    quiz: replaced(pack.quiz, at, (item) => ({ ...item, quote: pick(pack.quotes, other).id })),
  }),
  (pack) => ({ ...pack, quiz: pack.quiz.toReversed() }),
]

function replaced<Item>(
  items: readonly Item[],
  at: number,
  change: (item: Item) => Item,
): readonly Item[] {
  const chosen = pick(items, at)
  return items.map((item) => (item === chosen ? change(item) : item))
}

function said(pack: Pack) {
  return collectProblems(pack, [checkQuiz, checkReferences])
}

test.each([
  ['her', herPack],
  ['carol', carolPack],
])('after any changes of the pack “%s”', (_, original) => {
  const share = fc.double({ min: 0, max: 0.999, noNaN: true })
  const change = fc.tuple(fc.constantFrom(...changes), share, share)
  let found = 0
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 5 }), (all) => {
      let pack: Pack = original
      for (const [make, at, other] of all) {
        pack = make(pack, at, other)
        const remembered = said(pack)
        found += remembered.length
        expect(remembered).toEqual(said(structuredClone(pack)))
      }
    }),
    { numRuns: 60 },
  )
  expect(found).toBeGreaterThan(20)
})
