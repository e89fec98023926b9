/** Text formats made of their own signs in any order: what comes out is whole, refusals are sentences, and nothing takes long. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ExchangeFile } from '../../src/core/exchange/question.ts'
import type { GivenFile } from '../../src/app/exchange/format.ts'
import { readAiken } from '../../src/app/exchange/read/aiken.ts'
import { readAnkiText } from '../../src/app/exchange/read/anki-text.ts'
import { readGift } from '../../src/app/exchange/read/gift.ts'
import { readOpenTrivia } from '../../src/app/exchange/read/open-trivia.ts'
import { readQuizlet } from '../../src/app/exchange/read/quizlet.ts'
import { UserError } from '../../src/core/reply/user-error.ts'

const readers = {
  gift: readGift,
  aiken: readAiken,
  quizlet: readQuizlet,
  'anki-text': readAnkiText,
  'open-trivia': readOpenTrivia,
}

const cases = Object.entries(readers).map(([format, read]) => ({ format, read }))

/** Returns what a person could not use of what was read: questions without words, places and sentences that are none. */
function findFaults(read: (file: GivenFile) => ExchangeFile, bytes: Uint8Array): readonly string[] {
  try {
    const { questions, unusable } = read({ name: 'questions.txt', bytes })
    const places = [...questions, ...unusable].map(({ place }) => place)
    return [
      ...questions
        .filter(({ prompt }) => prompt.trim() === '')
        .map(({ place }) => `${place}: no words`),
      ...unusable.map(({ reason }) => reason).filter((reason) => !/[.!]$/.test(reason)),
      ...places.filter((place) => !/^(?:line|question) \d+$/.test(place)),
    ]
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return /[.!]$/.test(error.message) ? [] : [error.message]
  }
}

const pieces = [
  '{ } {} = ~ # #### :: \\ -> %50% // [html] [markdown] $CATEGORY:a/ //[tag: {#1.. q{=a}\n q{\n\n',
  'A.\tx\n ANSWER:A\n FEEDBACK:x\n A.\tx\nB.\ty\nANSWER:A\n \n \n\n ---\n @@ - a\tb\n \t a " "" "a\n',
  '{{c1:: {{c1::a}} }} < <img <b> </b> <a\thref=" &amp; <!-- [ [{} {"a": [{"question":" %20 $ \\( \\frac{ ** _ ` ![ \0',
]
  .flatMap((list) => list.split(' '))
  .concat(' ', ' - ')

describe.each(cases)('$format', ({ read }) => {
  test('any pile of signs', () => {
    const pile = fc.array(fc.constantFrom(...pieces), { maxLength: 60 })
    fc.assert(
      fc.property(pile, (parts) => {
        expect(findFaults(read, Buffer.from(parts.join('')))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  // A reader that goes back over what it has read would need hours for one of these.
  test.each(pieces)('200 kB of nothing but %j', (piece) => {
    expect(findFaults(read, Buffer.from(piece.repeat(200_000 / piece.length)))).toEqual([])
  })
})
