import { expect, test } from 'vitest'
import { escapeMrkdwn } from '../../../src/render/slack/text-objects.ts'

test('the three control characters are escaped once, and invisible characters removed', () => {
  expect(escapeMrkdwn('<a> & "b"')).toBe('&lt;a&gt; &amp; "b"')
  expect(escapeMrkdwn('a\u202Eb')).toBe('ab')
})
