import { expect, test } from 'vitest'
import { readable } from '../../../src/render/slack/typed-mentions.ts'

test.each([
  ['Please leave out slack:T1/U0ABC|ben.', 'Please leave out @ben.'],
  ['Please leave out slack:T1/U0ABC.', 'Please leave out that person.'],
  ['“slack:T1/C0ABC|film-club” isn’t a time', '“#film-club” isn’t a time'],
  ['slack:T1/C0ABC, slack:T1/D0ABC', 'that channel, that channel'],
  ['subteam^S0ABC|@staff and subteam^S0ABD', '@staff and that group'],
  ['slack: a word, slack:open and 2^10', 'slack: a word, slack:open and 2^10'],
])('in a sentence, %s', (text, shown) => {
  expect(readable(text)).toBe(shown)
})
