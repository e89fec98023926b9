import { expect, test } from 'vitest'
import type { PackSummary } from '../../../src/core/command/context.ts'
import { findPack } from '../../../src/core/pack/choose-pack.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const counts = { isUploaded: true, added: 0, leftOut: [], scenes: 1, quotes: 1, questions: 1 }
const packs: readonly PackSummary[] = [
  { ...lantern, ...counts },
  { ...lantern, ...counts, id: 'amelie', title: 'Die fabelhafte Welt der Amélie', part: 'Straße' },
]

test.each(['amélie', 'AMELIE', 'Ame\u0301lie', 'welt der amelie', 'strasse'])(
  '“%s” finds the pack, with accents or without',
  (typed) => {
    expect(findPack(packs, typed).id).toBe('amelie')
  },
)

test('words of no title find nothing', () => {
  expect(() => findPack(packs, 'amelia')).toThrow('There’s no pack called “amelia”.')
})
