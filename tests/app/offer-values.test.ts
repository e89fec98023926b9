import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { buttonsOf, replyOf, room, teacher } from '../fixtures/invoke.ts'

test('a question about one value offers the whole line with each answer', async () => {
  const { dispatch } = await openBot()
  const event = { id: 'event', person: teacher, room, at: 0 }
  const asked = replyOf(
    await dispatch.line({ ...event, line: 'daily set 8:30 timezone:EST days:mon, wed' }),
  )
  const [[line, press] = ['', '']] = Object.entries(buttonsOf(asked))
  expect(line).toBe('daily set 8:30 timezone:America/New_York days:"mon, wed"')
  const answer = replyOf(await dispatch.action({ ...event, componentId: press }))
  expect(toPlainText(answer)).toContain('08:30 America/New York, Mon, Wed')
})
