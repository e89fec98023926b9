import { expect, test } from 'vitest'
import { cutAtWordGroup } from '../../../../src/core/quiz/generate/word-groups.ts'

test.each([
  [
    'are these feelings even real, or are they just programming?',
    'are these feelings even real,',
    'or are they just programming',
  ],
  [
    'A light is a question; somebody has to keep asking it.',
    'A light is a question;',
    'somebody has to keep asking it',
  ],
  ['Something changed in me. You woke me up.', 'Something changed in me.', 'You woke me up'],
  ['I left the house because it was cold.', 'I left the house', 'because it was cold'],
  [
    'Come up, then. In the pocket. / My wife says I bring nothing home.',
    'Come up, then. In the pocket. /',
    'My wife says I bring nothing home',
  ],
  ['I never look at it, / and it looks at me.', 'I never look at it, /', 'and it looks at me'],
])('“%s” is cut where a reader pauses', (line, beginning, ending) => {
  expect(cutAtWordGroup(line, 'en')).toEqual({ beginning, ending })
})

test.each([
  'A piece of music about what it feels like to be on the beach with you right now.',
  'This tiny, tiny, tiny little hole in my heart.',
  'You helped me discover my ability to want',
  'I went with Mr. Smith again today',
  'Wait, there is more.',
])('“%s” has no such place', (line) => {
  expect(cutAtWordGroup(line, 'en')).toBeUndefined()
})

test('other languages are cut at strong marks alone', () => {
  expect(cutAtWordGroup('Ich ging hinaus, so kalt war es.', 'de')).toBeUndefined()
  expect(cutAtWordGroup('Ich ging allein hinaus: Es war kalt.', 'de')?.ending).toBe('Es war kalt')
})
