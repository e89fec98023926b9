import { describe, expect, test } from 'vitest'
import { cautionOf, groupAnswers } from '../../../src/core/quiz/open-answers.ts'

function grouped(words: readonly string[], language = 'en'): readonly string[] {
  const answers = words.map((response, at) => ({ person: `p${at}`, response }))
  return groupAnswers(answers, language).map(
    ({ words: shown, people }) => `${shown} × ${people.length}`,
  )
}

describe('answers in words of one’s own', () => {
  test('are one where only case, accents, punctuation, an article or what nobody sees differs', () => {
    expect(
      grouped([
        'Lonely',
        'lonely!',
        'Lonely',
        'LONELY',
        'lone\u200Bly',
        'lónely',
        'the lonely',
        'sad',
      ]),
    ).toEqual(['Lonely × 7', 'sad × 1'])
  })

  test('are shown as most people wrote them, otherwise in the shortest way', () => {
    expect(grouped(['Lonely 🎉', 'Lonely!!', 'lonely'])).toEqual(['lonely × 3'])
  })

  test('keep their numbers and signs apart, and are compared by them where there are no words', () => {
    expect(grouped(['3', 'three', '🎉', '🎉', '!!!'])).toHaveLength(3)
  })

  test('count with their plural only where somebody typed the singular, too', () => {
    expect(grouped(['dream', 'dreams', 'dreams'])).toEqual(['dreams × 3'])
    expect(grouped(['bus', 'chaos', 'bliss'])).toHaveLength(3)
    expect(grouped(['Traum', 'Traums'], 'de')).toHaveLength(2)
  })

  test('come in the same order and under the same keys whoever answered first', () => {
    const words = ['calm', 'sad', 'sad', 'lost', 'Lost', 'odd']
    function keys(all: readonly string[]): readonly string[] {
      return groupAnswers(all.map((response, at) => ({ person: `p${at}`, response }))).map(
        ({ key, words: shown }) => `${key} ${shown}`,
      )
    }
    expect(keys(words.toReversed())).toEqual(keys(words))
  })

  test('that were deleted are in no group', () => {
    expect(grouped(['', 'calm'])).toEqual(['calm × 1'])
  })

  test.each([
    ['ask Ben', 'name'],
    ['BÉN again', 'name'],
    ['bent', undefined],
    ['see https://example.org', 'link'],
    ['example.com', 'link'],
    ['＠everyone', 'link'],
    ['<@123>', 'link'],
    ['#general', 'link'],
    ['lonely, and proud', undefined],
    ['like Bens', 'name'],
    ['like Li', 'name'],
    ['c’est li', undefined],
    ['王芳很好', 'name'],
    ['youtu.be/abc', 'link'],
    ['so sad.But true', undefined],
  ])('“%s” is left out at first: %s', (words, caution) => {
    expect(cautionOf(words, ['Ben', 'Ana Li', '王芳'])).toBe(caution)
  })
})
