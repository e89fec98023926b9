/** A quiz with hints and second tries on Discord. */
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('a hint and a second try are answered in private, and the message says nothing of them', async () => {
  const botClock = createManualClock()
  const bot = await startBot({ botClock })
  await bot.quizRunner.start()
  const { fake, guild, channel, student, teacher, store } = bot

  function board() {
    return fake.messages(channel).findLast(({ visibleTo }) => visibleTo === undefined)
  }

  async function until(words: string): Promise<void> {
    for (let passed = 0; passed < 60; passed += 1) {
      await botClock.advance(500)
      const isShown = await fake
        .until(() => board() !== undefined && textOf(board()!).includes(words), { timeoutMs: 500 })
        .catch(() => false)
      if (isShown) return
    }
    throw new Error(`“${words}” never appeared.`)
  }

  async function openQuestion() {
    const [running] = await store.quizzes.listRunning(`discord:${guild.id}`)
    const { quiz } = (await store.quizzes.read(running!.plan.class, running!.plan.id))!
    if (!('round' in quiz.state)) throw new Error('No question is open.')
    return { item: quiz.plan.items[quiz.state.round]!, plan: quiz.plan }
  }

  const options = { questions: 30, seconds: 120, hints: true, retries: 1 }
  const opened = await (await teacher.slash(channel, 'quiz start', options)).replied()
  expect(opened.text).toContain('The quiz is open')
  await fake.until(() => board() !== undefined)
  await student.press(board()!, 'Join')
  await teacher.press(board()!, 'Start now')
  for (let number = 1; ; number += 1) {
    await until(`Question ${number} of 30`)
    const { item } = await openQuestion()
    if (item.hint !== undefined && item.by === 'one') break
    await teacher.slash(channel, 'quiz skip')
    await until(`Question ${number} of 30: the answer`)
    await teacher.slash(channel, 'quiz skip')
  }
  const { item } = await openQuestion()
  if (item.by !== 'one') throw new Error('It has no options.')
  const hint = await (await student.press(board()!, 'Hint (−25%)')).replied()
  expect(hint.text).toContain(item.hint)
  expect(hint.message?.visibleTo).toBe(student.id)
  const wrong = [...item.options.keys()].find((index) => index !== item.key)!
  const again = await (await student.press(board()!, buttonLabels(item.options)[wrong]!)).replied()
  expect(again.text).toContain('Not yet.')
  await until('1 of 1 have answered')
  const saved = await (
    await student.press(board()!, buttonLabels(item.options)[item.key]!)
  ).replied()
  expect(saved.text).toContain('It’s final.')
  expect(textOf(board()!)).not.toMatch(/Not yet|once more|half/)
  expect(problemsOf(fake)).toEqual(noProblems)
})
