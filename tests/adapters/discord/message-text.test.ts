import { expect, test } from 'vitest'
import { SelectedMessage, readMessageText } from '../../../src/adapters/discord/message-text.ts'

function read(message: object): string {
  return readMessageText(SelectedMessage.parse(message))
}

test('the words of a message are read without marks, mentions, emoji and addresses', () => {
  expect(read({ content: '> **I’ve seen** ||you|| <@123> <:heart:45> https://a.example/b' })).toBe(
    'I’ve seen you',
  )
  expect(read({ content: '## 2 \\* 3' })).toBe('2 * 3')
})

test('text stands in embeds, components, polls and forwarded messages, too', () => {
  const display = { type: 10, content: 'A line' }
  expect(read({ content: '', components: [{ type: 17, components: [display] }] })).toBe('A line')
  expect(read({ embeds: [{ title: 'One', description: 'Two' }] })).toBe('One\nTwo')
  const fields = [{ name: 'Quote', value: 'Three', inline: true }]
  expect(read({ embeds: [{ fields }] })).toBe('Quote\nThree')
  expect(read({ poll: { question: { text: 'Why?' } } })).toBe('Why?')
  expect(read({ content: '', message_snapshots: [{ message: { content: 'Sent on' } }] })).toBe(
    'Sent on',
  )
  expect(read({ content: '', attachments: [{}] })).toBe('')
})

test('a long or deeply nested message is read only so far', () => {
  expect(read({ content: 'word '.repeat(40_000) }).length).toBeLessThanOrEqual(20_000)
  let nested: object = { content: 'deep' }
  for (let depth = 0; depth < 2000; depth += 1) nested = { components: [nested] }
  expect(read({ components: [nested] })).toBe('')
})
