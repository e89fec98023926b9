import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { VisibilityLimits } from '../../../src/core/pack/visible-content.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { ratings, isRatingAtMost } from '../../../src/core/pack/rating.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const places = new Map(lantern.scenes.map((scene, index) => [scene.id, index]))

/** Every text of the pack that lies above the ceiling or past the gate, by what the pack itself says. */
function hiddenTexts({ ceiling, gate }: VisibilityLimits): readonly string[] {
  const last = gate === undefined ? Infinity : places.get(gate)!
  function hides(item: { scene: string; rating: (typeof ratings)[number] }) {
    return !isRatingAtMost(item.rating, ceiling) || places.get(item.scene)! > last
  }
  return [
    ...lantern.scenes
      .filter((scene) => hides({ scene: scene.id, rating: scene.rating }))
      .flatMap((scene) => [scene.title, scene.summary]),
    ...lantern.quotes
      .filter((quote) => hides(quote))
      .flatMap((quote) => [quote.line, quote.context]),
    ...lantern.themes
      .flatMap((theme) => theme.evidence.filter((each) => hides(each)))
      .map((each) => each.text),
    ...lantern.characters
      .flatMap((character) => character.arc.filter((each) => hides(each)))
      .map((each) => each.text),
    ...lantern.questions.filter((question) => hides(question)).map((question) => question.prompt),
    ...lantern.quiz.filter((item) => hides(item)).map((item) => item.explanation),
  ]
}

const anyLimits = fc.record({
  ceiling: fc.constantFrom(...ratings),
  gate: fc.constantFrom(...lantern.scenes.map((scene) => scene.id)),
})

describe('a view', () => {
  test('holds no text above its ceiling or past its gate, in content, search or suggestions', async () => {
    await fc.assert(
      fc.asyncProperty(anyLimits, async (limits) => {
        const view = createLibrary(lantern, limits)
        const { scenes, quotes, characters, themes, questions, quiz, terms } = view
        const search = await view.openSearch()
        const kinds = ['scene', 'quote', 'character', 'theme', 'question', 'term'] as const
        const reachable = JSON.stringify([
          { scenes, quotes, characters, themes, questions, quiz, terms },
          search.suggest('', kinds, 1000),
          ...lantern.quotes.map((quote) => search.search(quote.line)),
          ...lantern.scenes.map((scene) => search.search(scene.title)),
        ])
        for (const text of hiddenTexts(limits)) {
          expect(reachable).not.toContain(JSON.stringify(text).slice(1, -1))
        }
      }),
    )
  })

  test('of the whole story under the highest ceiling is the whole pack', () => {
    const view = createLibrary(lantern, { ceiling: 'mature' })
    expect(view.scenes).toEqual(lantern.scenes)
    expect(view.quotes).toEqual(lantern.quotes)
    expect(view.themes).toEqual(lantern.themes)
    expect(view.characters).toEqual(lantern.characters)
  })

  test('an item whose scene is hidden is hidden with it, even if it is milder', () => {
    const milder = {
      ...lantern,
      questions: lantern.questions.map((question) => ({ ...question, scene: 'the-quarrel' })),
    }
    expect(createLibrary(milder, { ceiling: 'everyone' }).questions).toEqual([])
  })

  test('a gate that the pack does not know hides everything rather than nothing', () => {
    expect(createLibrary(lantern, { ceiling: 'mature', gate: 'gone' }).scenes).toEqual([])
  })

  test('scene numbers count hidden scenes, so that they never change', () => {
    expect(createLibrary(lantern, { ceiling: 'everyone' }).sceneNumber('the-light')).toBe(4)
  })
})
