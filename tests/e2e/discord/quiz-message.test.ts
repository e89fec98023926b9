/** The message of a quiz on Discord: it appears where the bot has few permissions, comes back when deleted, and moves down. */
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf } from './discord-bot.ts'
import { seconds, startQuiz } from './quiz-class.ts'

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
  const { fake, channel, boards, botClock, teacher, student, untilShown } = await startQuiz()
  await student.press(boards()[0]!, 'Join')
  await teacher.press(boards()[0]!, 'Host…')
  const menu = fake.messages(channel).findLast(({ visibleTo }) => visibleTo !== undefined)!
  await teacher.press(menu, 'Move to the bottom')
  await untilShown('further down')
  // The old message says so while the new one is on its way.
  await fake.until(async () => {
    await botClock.advance(seconds / 2)
    return boards().length > 1
  })
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
