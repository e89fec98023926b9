import { expect, test } from 'vitest'
import { parseMessageText, parseUserText } from '../../../src/adapters/slack/parse-text.ts'

test.each([
  ['scene the &lt;climb&gt; &amp; more', 'scene the <climb> & more'],
  ['daily set channel:<#C0ABC|film-club>', 'daily set channel:slack:T1/C0ABC'],
  ['settings teacher person:<@U0ABC|ana>', 'settings teacher person:slack:T1/U0ABC'],
  ['daily set ping:<!subteam^S0ABC|@staff>', 'daily set ping:S0ABC'],
  ['daily set ping:<!here|here>', 'daily set ping:here'],
  ['quote <https://example.org/a|example>', 'quote https://example.org/a'],
  ['&amp;lt;', '&lt;'],
])('what a person types: %s', (typed, read) => {
  expect(parseUserText(typed, 'T1')).toBe(read)
})

test.each([
  ['*Bold* and _leaning_ ~gone~ `code`', 'Bold and leaning gone code'],
  ['&gt; a quoted line\nand more', 'a quoted line and more'],
  [
    'Hello <@U1|ana>, see <https://a.example|this> and <https://b.example>',
    'Hello ana, see this and https://b.example',
  ],
  ['snake_case 2*3', 'snake_case 2*3'],
  ['<!channel> <#C1|film>', 'film'],
])('the text of a message: %s', (text, read) => {
  expect(parseMessageText(text)).toBe(read)
})
