import { expect, test } from 'vitest'
import { joinId, roomOf, splitId } from '../../../src/adapters/slack/ids.ts'
import { escapeMrkdwn, truncateLabel, stripInvisible } from '../../../src/render/slack/text.ts'
import { parseMessageText, parseUserText } from '../../../src/adapters/slack/parse-text.ts'

test.each([
  ['scene the &lt;climb&gt; &amp; more', 'scene the <climb> & more'],
  ['daily set channel:<#C0ABC|film-club>', 'daily set channel:slack:T1/C0ABC'],
  ['settings teacher person:<@U0ABC|ana>', 'settings teacher person:slack:T1/U0ABC'],
  ['daily set ping:<!subteam^S0ABC|@staff>', 'daily set ping:S0ABC'],
  ['daily set ping:<!here|here>', 'daily set ping:here'],
  ['quote <https://example.org/a|example>', 'quote https://example.org/a'],
  ['&amp;lt;', '&lt;'],
])('typed: %s', (typed, read) => {
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
])('a message: %s', (text, read) => {
  expect(parseMessageText(text)).toBe(read)
})

test('the three control characters are escaped, once', () => {
  expect(escapeMrkdwn('<a> & "b"')).toBe('&lt;a&gt; &amp; "b"')
})

test('what nobody should see is taken out, line breaks stay', () => {
  expect(stripInvisible('a\u0007\nb\u202Ec\u200Fd\u009Fe')).toBe('a\nbcde')
  expect(stripInvisible('half \uD83C')).toBe('half \uFFFD')
  expect(stripInvisible('🎬')).toBe('🎬')
})

test('labels are cut with an ellipsis, never inside a character', () => {
  expect(truncateLabel('short', 10)).toBe('short')
  expect(truncateLabel('1234567890x', 10)).toBe('123456789…')
  expect(truncateLabel(`12345678🎬x`, 10)).toBe('12345678\uFFFD…')
})

test('ids go there and back, and those of other platforms are refused', () => {
  expect(splitId(joinId('T1', 'C1'))).toEqual({ team: 'T1', id: 'C1' })
  expect(() => splitId('discord:1')).toThrow(RangeError)
  expect(roomOf('T1', 'C1')).toEqual({
    id: 'slack:T1/C1',
    class: 'slack:T1',
    platform: 'slack',
    allowsMature: true,
  })
})
