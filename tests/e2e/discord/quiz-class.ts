/** A quiz in a channel of the fake Discord, with the bot's time in the test's hand. */
import { textOf } from '../../fakes/discord/state.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { startBot } from './discord-bot.ts'

export const seconds = 1_000

/** Opens a lobby; `untilShown` passes time. */
export async function startQuiz(
  prepare: (bot: Awaited<ReturnType<typeof startBot>>) => void = () => {},
  options: Readonly<Record<string, string | number>> = {},
) {
  const botClock = createManualClock()
  const bot = await startBot({ botClock })
  await bot.quizRunner.start()
  prepare(bot)
  const { fake, channel, teacher } = bot
  const opened = await teacher.slash(channel, 'quiz start', {
    questions: 3,
    seconds: 60,
    ...options,
  })

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

  /** Starts the first question. */
  async function ask(...players: readonly (typeof bot.student)[]): Promise<void> {
    await fake.until(() => boards().length > 0)
    for (const player of players) await player.press(boards()[0]!, 'Join')
    await teacher.press(boards()[0]!, 'Start now')
    await untilShown('Question 1 of ')
  }

  return { ...bot, botClock, opened, boards, untilShown, ask }
}
