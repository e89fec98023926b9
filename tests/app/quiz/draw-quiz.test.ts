/** What a quiz shows of the pictures of its questions, on platforms of each kind. */
import { expect, test } from 'vitest'
import type { Platform } from '../../../src/core/platform/platform.ts'
import { projectorView } from '../../../src/core/quiz/views/projector-view.ts'
import { openBot } from '../../fixtures/bot.ts'
import { buttonsOf, room, student, teacher } from '../../fixtures/invoke.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { pictured } from '../../fixtures/question-pictures.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'

const data = Object.values(pictured.images ?? {})[0]

async function openQuestion(pictures: Platform['pictures'], settings?: string) {
  const clock = createManualClock()
  const platform = roomPlatform(clock.now)
  const shown = pictures === undefined ? platform : Object.assign(platform, { pictures })
  const bot = await openBot({
    packs: [pictured],
    clock,
    platforms: new Map([['web', shown]]),
    projectorAddress: () => 'https://study.example.org',
  })
  await bot.quizRunner.start()
  async function say(line: string) {
    const asked = bot.dispatch.line({ id: line, person: teacher, room, at: clock.now(), line })
    await clock.flush()
    return asked
  }
  if (settings !== undefined) await say(settings)
  await say('quiz start questions:3 seconds:60')
  for (const [label, person] of [
    ['Join', student],
    ['Start now', teacher],
  ] as const) {
    const componentId = buttonsOf(platform.messages[0]!.reply)[label]!
    const at = clock.now()
    await bot.dispatch.action({ id: label, person, room, at, componentId })
    await clock.flush()
  }
  const [running] = await bot.store.quizzes.listRunning(room.class)
  return { bot, clock, platform: shown, say, plan: running!.plan }
}

function images({ messages }: Awaited<ReturnType<typeof openQuestion>>['platform']) {
  return messages.map(({ reply }) =>
    reply.blocks.flatMap((block) => (block.kind === 'image' ? [block.data ?? block.alt] : [])),
  )
}

test('where an edit can bring it, the message of the question shows it', async () => {
  const { platform } = await openQuestion('edited')
  expect(images(platform)).toEqual([[data]])
})

test('where only a message of its own can, it is posted once for each question, and the words stand in the question', async () => {
  const { platform, bot, clock, say } = await openQuestion('posted')
  expect(images(platform)).toEqual([['Grey and white stripes.'], [data]])
  await say('quiz extend')
  await clock.advance(5_000)
  expect(images(platform)).toHaveLength(2)
  expect(platform.messages[1]?.reply.blocks[0]).toMatchObject({
    text: [{ strong: 'Question 1 of 3: the picture' }],
  })
  await bot.quizRunner.stop()
  await clock.flush()
})

test('where none can be shown, or the class wants none, the words stand for it', async () => {
  for (const how of [undefined, 'edited', 'posted'] as const) {
    const { platform } = await openQuestion(how, how && 'settings set pictures:off')
    expect(images(platform)).toEqual([['Grey and white stripes.']])
  }
})

test('the projector shows it', async () => {
  const { bot, plan } = await openQuestion(undefined)
  const link = await bot.projector.link(plan)
  const found = await bot.projector.find(link!.split('/').at(-1)!)
  const view = projectorView(found!.quiz, found!.message)
  expect(view.main).toContainEqual(expect.objectContaining({ kind: 'image', data }))
})
