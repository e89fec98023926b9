import { expect, test } from 'vitest'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { packMessages } from '../../../src/render/discord/message-packer.ts'
import { problemsOf } from '../../fixtures/valid-discord-message.ts'

const line = 'x'.repeat(1000)

test('a mention stands before the container and leaves less room for text', () => {
  const parts = [{ lines: ['a'.repeat(4000)] }]
  const messages = packMessages(parts, { mention: '<@&1>' })
  expect(messages.map(({ components }) => components)).toMatchObject([
    [{ content: '<@&1>' }],
    [{ components: [{ content: 'a'.repeat(4000) }] }],
  ])
  expect(packMessages(parts, {})).toHaveLength(1)
})

test('lines share a text display until the message is full', () => {
  const messages = packMessages([{ lines: [line, line, line, line, line] }], {})
  expect(messages.map(({ components }) => components)).toMatchObject([
    [{ components: [{ content: `${line}\n${line}\n${line}` }] }],
    [{ components: [{ content: `${line}\n${line}` }] }],
  ])
  expect(messages.flatMap(problemsOf)).toEqual([])
})

test('parts without lines take no room and no message of their own', () => {
  const full = { lines: ['a'.repeat(4000)] }
  expect(packMessages([full, { lines: [] }, { lines: [''] }], {})).toHaveLength(1)
})

test('more text than five messages hold is rejected', () => {
  const full = { lines: ['a'.repeat(4000)] }
  expect(packMessages([full, full, full, full, full], {})).toHaveLength(5)
  expect(() => packMessages([full, full, full, full, full, full], {})).toThrow(DeliveryError)
})

test('files keep their names as far as Discord does, and each component names its file', () => {
  const file = { name: 'my scores.csv', contentType: 'text/csv', data: 'a,b' }
  const [{ components, files }] = packMessages([file, file], {})
  expect(files.map(({ name }) => name)).toEqual(['my_scores.csv', '2-my_scores.csv'])
  expect(components).toMatchObject([
    {
      components: [
        { file: { url: 'attachment://my_scores.csv' } },
        { file: { url: 'attachment://2-my_scores.csv' } },
      ],
    },
  ])
})

test('what takes many bytes fills a message sooner, whatever holds it', () => {
  const wide = '花'.repeat(1000)
  const picture = { name: 'a.png', contentType: 'image/png', data: '', description: wide }
  const messages = packMessages([{ lines: [wide, wide] }, picture, picture, { lines: [wide] }])
  expect(messages).toHaveLength(2)
  expect(messages.flatMap(problemsOf)).toEqual([])
})
