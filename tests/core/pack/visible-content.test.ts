import { expect, test } from 'vitest'
import type { Rating } from '../../../src/core/pack/rating.ts'
import {
  type VisibilityLimits,
  countVisible,
  numberScenes,
  visibleContent,
} from '../../../src/core/pack/visible-content.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const ids = lantern.scenes.map(({ id }) => id)

function visibleScenes(limits: VisibilityLimits): readonly string[] {
  return visibleContent(lantern, limits).scenes.map(({ id }) => id)
}

test.each(ids.map((id, index) => [id, ids.slice(0, index + 1)] as const))(
  'a class that has reached “%s” sees it and everything before, and nothing after',
  (gate, open) => {
    expect(visibleScenes({ ceiling: 'mature', gate })).toEqual(open)
  },
)

test('lines, questions and moments belong to the scene that the class has reached', () => {
  const [, gate = ''] = ids
  const content = visibleContent(lantern, { ceiling: 'mature', gate })
  const reached = new Set(ids.slice(0, 2))
  const all = lantern.quotes.filter(({ scene }) => reached.has(scene))
  expect(content.quotes.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect(all.length).toBeGreaterThan(0)
})

test.each(['everyone', 'teen', 'mature'] as const)(
  'what stands in a scene above the ceiling %s is hidden with it, however mild it is itself',
  (ceiling: Rating) => {
    const open = new Set(visibleScenes({ ceiling }))
    const mild = lantern.quotes.map((quote) => ({ ...quote, rating: 'everyone' as const }))
    const { quotes } = visibleContent({ ...lantern, quotes: mild }, { ceiling })
    expect(quotes.map(({ id }) => id)).toEqual(
      mild.filter(({ scene }) => open.has(scene)).map(({ id }) => id),
    )
  },
)

test('what is counted is what is seen', () => {
  const limits = { ceiling: 'teen', gate: ids[1] ?? '' } as const
  const seen = Object.entries(visibleContent(lantern, limits)).map(
    ([name, items]: [string, readonly unknown[]]) => [name, items.length],
  )
  expect(countVisible(lantern, limits)).toEqual(Object.fromEntries(seen))
})

test('scenes are counted from 1', () => {
  expect([...numberScenes(lantern).values()]).toEqual(ids.map((_, index) => index + 1))
})
