/** Measures the questions that are made from every built-in pack, and the quizzes that they come in, over 300 seeds. */
import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../src/core/pack/library.ts'
import { isWholeLine } from '../../src/core/pack/whole-line.ts'
import { createRandom } from '../../src/core/platform/random.ts'
import { chooseQuestions, maxGeneratedShare } from '../../src/core/quiz/choose-questions.ts'
import { generateItems } from '../../src/core/quiz/generate/generate-items.ts'
import { isGenerated } from '../../src/core/quiz/generate/generated-id.ts'
import { toPlayItem } from '../../src/core/quiz/item.ts'
import type { QuizItem } from '../../src/core/quiz/kinds/index.ts'
import { createTopicsOf } from '../../src/core/quiz/question-topics.ts'
import { builtInPacks } from './built-in-packs.ts'

const seeds = Array.from({ length: 300 }, (_, seed) => seed)
const none: ReadonlySet<string> = new Set()
const count = 10

/** The right option stands in each of so many places within these shares. */
const positions = { min: 0.15, max: 0.4 } as const
const minMeasured = 200

describe.each(builtInPacks.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const view = createLibrary(pack, { ceiling: 'everyone' })
  const made: readonly QuizItem[] = seeds.flatMap((seed) => [
    ...generateItems(view, view, createRandom(seed)),
  ])
  const byId = new Map([...view.quiz, ...made].map((item) => [item.id, item] as const))
  function madeOf(kind: QuizItem['kind']): readonly QuizItem[] {
    return made.filter((item) => item.kind === kind)
  }
  function idsWhere(isWrong: (item: QuizItem) => boolean): readonly string[] {
    return [...new Set(made.filter((item) => isWrong(item)).map(({ id }) => id))]
  }

  test('made questions ask who says a line only among people who speak and are near', () => {
    const speakers = new Set(view.quotes.map(({ speaker }) => view.character(speaker ?? '')?.name))
    const lonely = madeOf('who-said').filter(
      (item) =>
        'distractors' in item &&
        (item.distractors.length < 2 || item.distractors.some((name) => !speakers.has(name))),
    )
    expect(lonely.map(({ id }) => id)).toEqual([])
  })

  test('no made question asks for a number, or shows a line that is not whole', () => {
    expect(madeOf('estimate')).toEqual([])
    const fragments = pack.quotes.filter((quote) => !isWholeLine(quote))
    expect(
      idsWhere((item) =>
        fragments.some(({ id, line }) => item.quote === id || item.prompt.includes(`“${line}”`)),
      ),
    ).toEqual([])
  })

  test('every made question says what it is about and which fact it asks for, and has the themes of its line', () => {
    expect(
      idsWhere(
        (item) =>
          item.about === undefined ||
          item.fact === undefined ||
          (item.quote !== undefined && item.themes.length === 0),
      ),
    ).toEqual([])
  })

  test('orders and pairs are never shown as they belong', () => {
    const given = made.filter((item, seed) => {
      const play = toPlayItem(item, { id: 'lantern', language: 'en' }, createRandom(seed))
      return 'key' in play && Array.isArray(play.key) && play.key.every((at, row) => at === row)
    })
    expect(given.map(({ id }) => id)).toEqual([])
  })

  test('a wrong option is in every position, and so is the right one', () => {
    const keys = made.flatMap((item, seed) => {
      const play = toPlayItem(item, { id: 'lantern', language: 'en' }, createRandom(seed))
      return play.by === 'one' && play.options.length === 4 ? [play.key] : []
    })
    if (keys.length < minMeasured) return
    for (const position of [0, 1, 2, 3]) {
      const share = keys.filter((key) => key === position).length / keys.length
      expect(share, `position ${position}`).toBeGreaterThan(positions.min)
      expect(share, `position ${position}`).toBeLessThan(positions.max)
    }
  })

  test('quizzes ask written questions first, and ask about nothing twice', () => {
    const topicsOf = createTopicsOf(view)
    for (const seed of seeds) {
      const items = chooseQuestions(view, { count, seed, recent: none, running: [] })
      expect(items).toHaveLength(count)
      const enough = view.quiz.length >= 3 * count
      const share = items.filter((item) => isGenerated(item)).length / count
      expect(share, `seed ${seed}`).toBeLessThanOrEqual(enough ? 0 : maxGeneratedShare)
      const topics = items.flatMap(({ id }) => {
        const item = byId.get(id)
        return item === undefined ? [] : [...new Set(topicsOf(item))]
      })
      expect(new Set(topics).size, `seed ${seed}`).toBe(topics.length)
    }
  })

  test('a quiz after many others makes up at most a third of its questions', () => {
    const recent = new Set(view.quiz.map(({ id }) => id))
    for (const seed of seeds) {
      const items = chooseQuestions(view, { count, seed, recent, running: [] })
      const share = items.filter((item) => isGenerated(item)).length / count
      expect(share, `seed ${seed}`).toBeLessThanOrEqual(maxGeneratedShare)
    }
  })
})
