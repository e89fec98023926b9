import { expect, test } from 'vitest'
import { comparePacks } from '../../../src/core/pack/compare-packs.ts'
import { describeChange } from '../../../src/core/pack/saved-view.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

test('nothing has changed in the same pack', () => {
  expect(comparePacks(lantern, structuredClone(lantern))).toEqual({
    sections: [],
    manifest: false,
    keys: false,
  })
})

test('what is added, changed and removed is named, and a new key is noticed', () => {
  const [first, ...others] = lantern.quiz
  const [scene, ...scenes] = lantern.scenes
  const after = {
    ...lantern,
    title: 'Another title',
    scenes: [{ ...scene!, summary: 'Another summary.' }, ...scenes],
    quiz: [
      { ...first!, answer: 'Osk', distractors: ['Mara', 'The captain'] },
      ...others.slice(0, -1),
      { ...first!, id: 'new', prompt: 'Who is new?' },
    ] as typeof lantern.quiz,
  }
  const change = comparePacks(lantern, after)
  expect(change.keys).toBe(true)
  expect(describeChange(change, lantern)).toEqual([
    `Changed 1 scene: “${scene?.title}”.`,
    'Added 1 quiz question: “Who is new?”.',
    `Changed 1 quiz question: “${first?.prompt}”.`,
    `Removed 1 quiz question: “${others.at(-1)?.prompt}”.`,
    'Changed what the pack says about itself.',
  ])
})

test('at most a dozen names are said, and the rest is counted', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({
    ...lantern.terms[0]!,
    id: `term-${index}`,
    term: `Term ${index}`,
  }))
  const change = comparePacks({ ...lantern, terms: [] }, { ...lantern, terms: many })
  const [line = ''] = describeChange(change, lantern)
  expect(line).toMatch(/^Added 30 terms: “Term 0”, .*“Term 11” and 18 more\.$/)
})
