import { expect, test } from 'vitest'
import { parseMessageText, parseUserText } from '../../../src/adapters/slack/parse-text.ts'

test.each([
  ['scene the &lt;climb&gt; &amp; more', 'scene the <climb> & more'],
  ['daily set channel:<#C0ABC|film-club>', 'daily set channel:slack:T1/C0ABC|film-club'],
  ['settings teacher <@U0ABC|Ana Lee>', 'settings teacher slack:T1/U0ABC'],
  ['settings teacher person:<@U0ABC|ana>', 'settings teacher person:slack:T1/U0ABC|ana'],
  ['daily set ping:<!subteam^S0ABC|@staff>', 'daily set ping:subteam^S0ABC|@staff'],
  ['daily set ping:<!here|here>', 'daily set ping:here'],
  ['quote <https://example.org/a|example>', 'quote example'],
  ['quote maybe it was <http://her.it|her.it> hurts', 'quote maybe it was her.it hurts'],
  ['search <http://maybe.so|maybe.so>', 'search maybe.so'],
  ['search <https://a.example/x?b=1&amp;c=2>', 'search https://a.example/x?b=1&c=2'],
  ['search <https://a.example/long/way/to/go|a.example/long/…>', 'search a.example/long/way/to/go'],
  [
    'search <https://a.example/long/way|https://a.example/lo...>',
    'search https://a.example/long/way',
  ],
  ['search <mailto:ana@school.org|ana@school.org>', 'search ana@school.org'],
  ['search <mailto:ana@school.org>', 'search ana@school.org'],
  ['search <tel:+15551234|+1 555 1234>', 'search +1 555 1234'],
  ['search <slack://open|open>', 'search open'],
  ['search &lt;http://her.it|her.it&gt;', 'search <http://her.it|her.it>'],
  ['search Tom &amp; Jerry &lt;3', 'search Tom & Jerry <3'],
  ['daily set channel:<#C0ABC>', 'daily set channel:slack:T1/C0ABC'],
  ['daily set channel:<#C0ABC|>', 'daily set channel:slack:T1/C0ABC'],
  ['daily set channel:#general', 'daily set channel:#general'],
  ['daily set <!date^1392734382^{time}|8:30>', 'daily set <!date^1392734382^{time}|8:30>'],
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
