/** Typed answers that could be read in more ways than there is memory for: each is compared, and soon. */
import { expect, test } from 'vitest'
import { matchesAnswer } from '../../src/core/quiz/match-answer.ts'
import { maxTypedLength } from '../../src/core/quiz/kinds/options.ts'

const units =
  `d' s' 'd ll' 've d's'd' n't l' qu' d'un we'll well well- its gonna ain't y'all 1 1, 1/2 one hundred- twenty-one & and not no- & x xvi mm .- ,`
    .split(' ')
    .flatMap((unit) => [unit, `${unit} `])

test.each('en fr it de es nl tr ru ja ar hi th'.split(' '))(
  'an answer in %s that says the same word over and over is compared at once',
  (language) => {
    const wrong = units.filter((unit) => {
      const typed = unit.repeat(maxTypedLength).slice(0, maxTypedLength - 2)
      const accepted = ['forty-two', `${typed} z`, `${typed.slice(1)} q`]
      matchesAnswer(accepted, typed, language)
      return /[\p{L}\p{N}]/u.test(typed) && !matchesAnswer([typed], typed, language)
    })
    expect(wrong).toEqual([])
  },
)
