import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { chooseAbout, findTopic } from '../../../src/core/quiz/week-topic.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { openReadingClass } from '../../fixtures/reading-class.ts'

const gate = herPack.scenes[8]!.id
const library = createLibrary(herPack, { ceiling: 'everyone', gate })
const ids = library.scenes.map(({ id }) => id)
const week = { part: ids.slice(6), earlier: ids.slice(0, 6) }

/** A question may need a later scene than the one that it is about. */
function aboutOf(id: string): string | undefined {
  return library.quiz.find((item) => item.id === id)?.about
}

function topicOf(about?: string, weekPart: typeof week | undefined = week) {
  const found = { classLibrary: library, library: () => library }
  return findTopic({ ...found, weekPart: () => Promise.resolve(weekPart) }, about)
}

describe('what a quiz is about', () => {
  test('is this week’s part with a look back, and says so', async () => {
    const topic = await topicOf()
    expect(topic.words).toBe(`${herPack.title}, this week’s part: scene 7 to scene 9`)
    for (let seed = 0; seed < 20; seed += 1) {
      const request = { count: 5, seed, recent: new Set<string>(), running: [] }
      const items = chooseAbout(library, request, topic)
      expect(items).toHaveLength(5)
      expect(new Set(items.map(({ id }) => id)).size).toBe(5)
      const earlier = items.filter(({ id, scene }) => week.earlier.includes(aboutOf(id) ?? scene))
      expect(earlier.length).toBeGreaterThanOrEqual(1)
      expect(items.length - earlier.length).toBeGreaterThanOrEqual(3)
    }
  })

  test('is everything or one thing where somebody says so, and everything without a reading plan', async () => {
    expect((await topicOf('Everything')).words).toContain('everything so far')
    const scene = await topicOf('2')
    expect(scene.scope).toEqual({ kind: 'scene', id: ids[1] })
    const without = findTopic(
      {
        classLibrary: library,
        library: () => library,
        weekPart: () => Promise.resolve(undefined),
      },
      undefined,
    )
    expect((await without).words).toContain('everything so far')
  })
})

describe('a class with a reading plan', () => {
  test('opens quizzes and sets homework about this week’s part, or about everything', async () => {
    const { say, turnTo, chat } = await openReadingClass()
    turnTo('2027-02-01T12:00:00Z')
    const words = `${herPack.title}, this week’s part: scene 7 to scene 9`
    expect(await say('homework set due:"next school day"')).toContain(words)
    expect(await say('homework set due:"next school day" about:everything')).toContain(
      `${herPack.title}, everything so far`,
    )
    await say('quiz start')
    expect(
      chat
        .messages()
        .map(({ reply }) => toPlainText(reply))
        .join(),
    ).toContain(words)
  })
})
