/** What a class could guess from in the written items of every built-in pack: lengths, places, numbers and words. */
import { describe, expect, test } from 'vitest'
import { createKeyWordFinder, lengthClue } from '../../src/core/pack/checks/quiz-clues.ts'
import { createLibrary } from '../../src/core/pack/library.ts'
import { chooseQuestions } from '../../src/core/quiz/choose-questions.ts'
import { type QuizItem, kindOf } from '../../src/core/quiz/kinds/index.ts'
import { normaliseText } from '../../src/core/reply/normalise-words.ts'
import { builtInPacks } from './built-in-packs.ts'

/** Shares of the items with one right option; those of each kind are part of the check of packs. By chance, one in four is the longest. */
const maxClueShare = { longest: 0.35, shortest: 0.35 } as const
/** Fewer statements say nothing. */
const minStatements = 8
/** Of the questions with several right options, the share of those with the most frequent number. */
const maxSameNumberShare = 0.75
const minSeveral = 4
const maxTrueShare = 0.65
/** Of the items with one right option, those with a hint: a host who turns hints on expects to see the button. */
const minHintShare = 0.5
/** Where the right one of four options stands when it is played. */
const positions = { min: 0.2, max: 0.3 } as const

function listIds(items: readonly QuizItem[]): string {
  return items.map(({ id }) => id).join(', ')
}

describe.each(builtInPacks.map((pack) => [pack.id, pack] as const))('%s', (_, pack) => {
  const choices = pack.quiz.filter((item) => kindOf(item).singleChoice !== undefined)

  test.each(['longest', 'shortest'] as const)('the right option is seldom the %s', (clue) => {
    const given = choices.filter((item) => lengthClue(item) === clue)
    expect(given.length / choices.length, `${listIds(given)}`).toBeLessThanOrEqual(
      maxClueShare[clue],
    )
  })

  test('no question has a word of its answer that the wrong options lack', () => {
    const findKeyWord = createKeyWordFinder(pack)
    const given = pack.quiz.filter((item) => findKeyWord(item) !== undefined)
    expect(listIds(given)).toBe('')
  })

  test('a quiz with hints has some', () => {
    const hinted = choices.filter(({ hint }) => hint !== undefined)
    expect(hinted.length / choices.length).toBeGreaterThanOrEqual(minHintShare)
  })

  test('several right options are not always the same number', () => {
    const several = pack.quiz.filter((item) => item.kind === 'several')
    if (several.length < minSeveral) return
    const counts = Map.groupBy(several, ({ answers }) => answers.length)
    const most = [...counts.values()].toSorted((a, b) => b.length - a.length)[0] ?? []
    expect(most.length / several.length, `${listIds(most)}`).toBeLessThanOrEqual(maxSameNumberShare)
  })

  test('statements are about as often true as false', () => {
    const statements = pack.quiz.filter((item) => item.kind === 'true-false')
    if (statements.length < minStatements) return
    for (const answer of [true, false]) {
      const same = statements.filter((item) => item.answer === answer)
      expect(same.length / statements.length, `${listIds(same)}`).toBeLessThanOrEqual(maxTrueShare)
    }
  })

  test('no two items ask the same unless they name the same fact', () => {
    function key(item: QuizItem): string {
      const right = kindOf(item).singleChoice?.(item).right.option ?? ''
      return `${normaliseText(item.prompt)} ${normaliseText(right)}`
    }
    const twins = [...Map.groupBy(pack.quiz, (item) => key(item)).values()].filter(
      (items) => new Set(items.map((item) => item.fact ?? item.id)).size > 1,
    )
    expect(twins.map((items) => listIds(items))).toEqual([])
  })

  test('the right option of four is in every place when it is played', () => {
    const view = createLibrary(pack, { ceiling: 'everyone' })
    const keys = Array.from({ length: 300 }, (_, seed) => seed).flatMap((seed) =>
      chooseQuestions(view, { count: 10, seed, recent: new Set(), running: [] }).flatMap((item) =>
        item.by === 'one' && item.options.length === 4 ? [item.key] : [],
      ),
    )
    for (const position of [0, 1, 2, 3]) {
      const share = keys.filter((key) => key === position).length / keys.length
      expect(share, `place ${position + 1}`).toBeGreaterThan(positions.min)
      expect(share, `place ${position + 1}`).toBeLessThan(positions.max)
    }
  })
})
