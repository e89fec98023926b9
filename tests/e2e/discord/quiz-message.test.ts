/** The message of a quiz on Discord: it appears where the bot has few permissions, comes back when deleted, and moves down. */
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

const seconds = 1_000

async function startQuiz(prepare: (bot: Awaited<ReturnType<typeof startBot>>) => void = () => {}) {
  const botClock = createManualClock()
  const bot = await startBot({ botClock })
  await bot.quizRunner.start()
  prepare(bot)
  const { fake, channel, teacher } = bot
  const opened = await teacher.slash(channel, 'quiz start', { questions: 3, seconds: 60 })

  function boards() {
    return fake.messages(channel).filter(({ visibleTo }) => visibleTo === undefined)
  }

  /** Lets time pass until the channel shows these words, at most half a minute. */
  async function untilShown(words: string): Promise<void> {
    for (let passed = 0; passed < 60; passed += 1) {
      await botClock.advance(seconds / 2)
      const shown = await fake
        .until(() => boards().some((message) => textOf(message).includes(words)), {
          timeoutMs: 200,
        })
        .catch(() => false)
      if (shown) return
    }
    throw new Error(`“${words}” never appeared.`)
  }
  return { ...bot, botClock, opened, boards, untilShown }
}

test('it appears in a channel whose history the bot may not read, and comes back there', async () => {
  const { fake, opened, boards, student, teacher, untilShown } = await startQuiz(
    ({ fake: discord, channel }) => discord.deny(channel, ['ReadMessageHistory']),
  )
  expect(await opened.replied()).toMatchObject({
    text: expect.stringContaining('The quiz is open'),
  })
  await student.press(boards()[0]!, 'Join')
  await teacher.press(boards()[0]!, 'Start now')
  await untilShown('Question 1 of 3')
  fake.deleteMessage(boards()[0]!)
  await untilShown('Question 1 of 3')
  expect(boards()).toHaveLength(1)
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('it moves to the bottom of the channel and leaves a line behind', async () => {
  const { fake, channel, boards, teacher, student, untilShown } = await startQuiz()
  await student.press(boards()[0]!, 'Join')
  await teacher.press(boards()[0]!, 'Host…')
  const menu = fake.messages(channel).findLast(({ visibleTo }) => visibleTo !== undefined)!
  await teacher.press(menu, 'Move to the bottom')
  await untilShown('further down')
  expect(boards().map(textOf)).toEqual([
    expect.stringContaining('further down'),
    expect.stringMatching(/about to start|Question 1/),
  ])
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a quiz whose channel was deleted ends', async () => {
  const { fake, channel, guild, store, botClock, boards } = await startQuiz()
  await fake.until(() => boards().length > 0)
  fake.deleteChannel(channel)
  await botClock.advance(6 * seconds)
  const ended = await fake.until(
    async () => (await store.quizzes.listRunning(`discord:${guild.id}`)).length === 0,
  )
  expect(ended).toBe(true)
})
