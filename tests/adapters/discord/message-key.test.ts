import { expect, test } from 'vitest'
import {
  HistoryMessage,
  hasMarker,
  markerOf,
  nonceOf,
} from '../../../src/adapters/discord/message-key.ts'
import { text } from '../../../src/core/reply/reply.ts'
import { render } from '../../../src/render/discord/render.ts'

test('a nonce depends on the key and has the length that Discord accepts', () => {
  expect(nonceOf('a')).toHaveLength(25)
  expect(nonceOf('a')).toBe(nonceOf('a'))
  expect(nonceOf('a')).not.toBe(nonceOf('b'))
})

test('a rendered message has its own marker and no other', () => {
  const [message] = render({ blocks: [text('A line.')] }, { marker: markerOf('a'), notify: '1' })
  const posted = HistoryMessage.parse({ id: '1', components: message.components })
  expect(hasMarker(posted, markerOf('a'))).toBe(true)
  expect(hasMarker(posted, markerOf('b'))).toBe(false)
})
