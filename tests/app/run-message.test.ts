import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { replyOf, room, student } from '../fixtures/invoke.ts'
import { lantern } from '../fixtures/tiny-pack.ts'

const { line } = lantern.quotes[0]!
const said = 'read only its first 3,000 characters'

/** Returns what *What is this quote?* answers to a message. */
async function ask(words: string): Promise<string> {
  const { dispatch } = await openBot()
  const event = { id: 'event', person: student, room, at: 0, words }
  return toPlainText(replyOf(await dispatch.message({ ...event, command: 'what-is-this-quote' })))
}

test('only the beginning of a long message is looked up, and the answer says so', async () => {
  const whole = await ask(line)
  expect(whole).not.toContain(said)
  const filler = ' '.repeat(10) + 'zzz '.repeat(1000)
  expect(await ask(`${line}${filler}`)).toContain(said)
})

test('a refusal says so, too', async () => {
  expect(await ask('zzz '.repeat(2000))).toContain(said)
})
