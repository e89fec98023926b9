import { expect, test } from 'vitest'
import { draftPack } from '../../src/core/draft/draft-pack.ts'
import { textKinds } from '../../src/core/draft/draft-material.ts'

const size = 50_000

/** Texts that would take hours if every part were compared with every other. */
const texts: readonly (readonly [string, string])[] = [
  ['one paragraph of quotations', '“No,” said Anna. '.repeat(size / 17)],
  ['one opening mark after another', '“'.repeat(size)],
  ['single marks', "'a ".repeat(size / 3)],
  [
    'names that nobody bears twice',
    Array.from({ length: size / 20 }, (_, at) => `Mr. Aa${at.toString(36)} said so. `).join(''),
  ],
  [
    'a heading a line',
    Array.from({ length: size / 14 }, (_, at) => `CHAPTER ${at}\n\nHe said.\n`).join('\n'),
  ],
  [
    'an act a line',
    Array.from({ length: size / 30 }, () => 'ACT I\n\nSCENE I\n\nANN. No.\n\nTOM. Yes.\n').join(
      '\n',
    ),
  ],
  ['brackets that nobody closes', `ANN. (No.\n${'TOM. [(Yes.\n'.repeat(size / 12)}`],
  ['spaces', `Anna${' '.repeat(size)}Tom`],
  ['stars and rules', `${'*'.repeat(size / 2)}\n${'-_'.repeat(size / 4)}`],
  ['dashes', '— — –'.repeat(size / 5)],
  ['the start of a heading that goes on', `Act ${'the '.repeat(size / 4)}`],
  ['a word without an end', 'A'.repeat(size)],
  ['dots', 'A.'.repeat(size / 2)],
]

test.each(texts)('%s of 50,000 characters', (_, text) => {
  for (const kind of [undefined, ...textKinds]) {
    const { files } = draftPack(text, {
      id: 'a-pack',
      fallbackTitle: 'A pack',
      kind,
      maxLines: 1000,
    })
    expect(files.find(({ name }) => name === 'scenes')?.items.length).toBeLessThanOrEqual(300)
    expect(files.find(({ name }) => name === 'quotes')?.items.length ?? 0).toBeLessThanOrEqual(1000)
  }
})
