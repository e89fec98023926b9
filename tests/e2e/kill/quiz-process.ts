/** A bot that takes events from its standard input, a line of JSON each, and answers in the same way: made to be killed. */
import { createInterface } from 'node:readline'
import { pino } from 'pino'
import { z } from 'zod'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { createDispatcher } from '../../../src/app/dispatch.ts'
import { createQuizRunner } from '../../../src/app/quiz/quiz-runner.ts'
import { createContextFactory } from '../../../src/app/create-context.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import { isForm } from '../../../src/core/reply/reply.ts'
import { systemClock } from '../../../src/create-bot.ts'
import { openStore } from '../../../src/store/store.ts'
import { idleDailyService } from '../../fixtures/idle-daily.ts'
import { createPersonalServices } from '../../fixtures/personal-services.ts'
import { fixedPacks, fixedSettings } from '../../fixtures/fixed-settings.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const Order = z.object({
  n: z.int(),
  person: z.object({ id: z.string(), name: z.string(), isTeacher: z.boolean() }),
  line: z.string().optional(),
  address: z.string().optional(),
})

const room = {
  id: 'web:general',
  class: 'web:class',
  platform: 'web',
  allowsMature: true,
} as const
const [, , url = ''] = process.argv

/** What stood in the room outlives the process, so edits of earlier messages succeed. */
const platform: Platform = { ...roomPlatform(Date.now), edit: () => Promise.resolve() }
const log = pino({ level: 'silent' })
const store = await openStore(url)
const commands = await loadCommands('commands')
const host = createQuizRunner({
  store: store.quizzes,
  platform: () => platform,
  clock: systemClock,
  log,
})
const dispatch = createDispatcher({
  commands,
  openContext: createContextFactory({
    packs: fixedPacks([lantern]),
    commands,
    settings: fixedSettings({ pack: lantern.id, ceiling: 'everyone' }),
    daily: idleDailyService,
    ...createPersonalServices(store),
    quiz: { runner: host, store: store.quizzes, records: store.quizRecords, newId: () => 'quiz' },
  }),
  log,
  seed: () => 7,
})
await host.start()

createInterface({ input: process.stdin }).on('line', (text) => void runCommand(text))

async function runCommand(text: string): Promise<void> {
  const { n, person, line, address = '' } = Order.parse(JSON.parse(text))
  const event = { id: String(n), person, room, at: Date.now() }
  const answer = await (line === undefined
    ? dispatch.action({ ...event, componentId: address })
    : dispatch.line({ ...event, line }))
  const words = isForm(answer) ? answer.title : toPlainText(answer)
  process.stdout.write(`${JSON.stringify({ n, words })}\n`)
}
