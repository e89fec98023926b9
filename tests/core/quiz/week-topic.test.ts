import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { chooseAbout, findTopic } from '../../../src/core/quiz/week-topic.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { openReadingClass, weeklyPlan } from '../../fixtures/reading-class.ts'

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
      const { items } = chooseAbout(library, request, topic)
      expect(items).toHaveLength(5)
      expect(new Set(items.map(({ id }) => id)).size).toBe(5)
      const earlier = items.filter(({ id, scene }) => week.earlier.includes(aboutOf(id) ?? scene))
      expect(earlier.length).toBeGreaterThanOrEqual(1)
      expect(items.length - earlier.length).toBeGreaterThanOrEqual(3)
    }
  })

  test('is this week’s part alone where the earlier ones have no questions', async () => {
    const topic = { ...(await topicOf()), earlier: ['a-scene-without-any'] }
    const request = { count: 5, seed: 1, recent: new Set<string>(), running: [] }
    expect(chooseAbout(library, request, topic).items).toHaveLength(5)
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

test('a first week with too few questions becomes everything, unless it was asked for', async () => {
  const { scope } = await topicOf('1')
  const request = { count: 5, seed: 1, recent: new Set<string>(), running: [] }
  const part = { scope, earlier: [], words: 'this week’s part', isChosen: false }
  const widened = chooseAbout(library, request, part)
  expect(widened.topic.words).toContain('everything so far')
  expect(widened.items).toHaveLength(5)
  expect(chooseAbout(library, request, { ...part, isChosen: true }).items.length).toBeLessThan(3)
})

describe('a class with a reading plan', () => {
  test('whose story has hardly begun hears what to do, and never to do the same once more', async () => {
    const { say, turnTo } = await openReadingClass({
      ...weeklyPlan('2027-01-18', 1),
      steps: [{ date: '2027-01-18', scene: herPack.scenes[1]!.id }],
    })
    turnTo('2027-01-18T12:00:00Z')
    for (const line of ['quiz start', 'homework set due:"next school day"']) {
      const refusal = await say(line)
      expect(refusal).toContain('There aren’t enough questions')
      expect(refusal).toContain('when the class has got further')
      expect(refusal).not.toMatch(/about that|ask a teacher/)
    }
    expect(await say('quiz start about:1')).toMatch(/everything with quiz start about:everything/)
  })

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
