/** A bot that takes events from its standard input, a line of JSON each, and answers in the same way: made to be killed. */
import { flushCompileCache } from 'node:module'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { systemClock } from '../../../src/app/system-clock.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import { isForm } from '../../../src/core/reply/form.ts'
import { openStore } from '../../../src/store/store.ts'
import { openBot, room } from '../../fixtures/bot.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'

const Order = z.object({
  n: z.int(),
  person: z.object({ id: z.string(), name: z.string(), isTeacher: z.boolean() }),
  line: z.string().optional(),
  address: z.string().optional(),
})

const [, , url = ''] = process.argv

/** What stood in the room outlives the process, so edits of earlier messages succeed. */
const platform: Platform = { ...roomPlatform(Date.now), edit: () => Promise.resolve() }
const { dispatch, quizRunner } = await openBot({
  store: await openStore(url),
  platforms: new Map([['web', platform]]),
  clock: systemClock,
  newId: () => 'quiz',
})
await quizRunner.start()
flushCompileCache()

createInterface({ input: process.stdin })
  .on('line', (text) => void runCommand(text))
  // The test is gone.
  .on('close', () => process.exit())

async function runCommand(text: string): Promise<void> {
  const { n, person, line, address = '' } = Order.parse(JSON.parse(text))
  const event = { id: String(n), person, room, at: Date.now() }
  const answer = await (line === undefined
    ? dispatch.action({ ...event, componentId: address })
    : dispatch.line({ ...event, line }))
  const words = isForm(answer) ? answer.title : toPlainText(answer)
  process.stdout.write(`${JSON.stringify({ n, words })}\n`)
}
