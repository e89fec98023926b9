/** How sure somebody is, on Discord: two presses in private, and a channel that shows nothing of it. */
import { expect, test } from 'vitest'
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf } from './discord-bot.ts'
import { startQuiz } from './quiz-class.ts'

test('an answer counts with its press, and its receipt takes how sure the student is', async () => {
  const quiz = await startQuiz(() => {}, { confidence: 'score' })
  const { fake, guild, channel, student, teacher, store, boards, untilShown, ask } = quiz
  await ask(student, teacher)
  const className = `discord:${guild.id}`
  const [running] = await store.quizzes.listRunning(className)
  const { id, items } = running!.plan
  let round = 0
  while (items[round]?.by !== 'one') {
    await (await teacher.slash(channel, 'quiz skip')).replied()
    await untilShown(`Question ${round + 1} of 3: the answer`)
    await (await teacher.slash(channel, 'quiz skip')).replied()
    round += 1
    await untilShown(items[round]!.prompt)
    await untilShown('0 of 2 have answered')
  }
  const item = items[round]!
  const labels = item.by === 'one' ? buttonLabels(item.options) : []
  const right = item.by === 'one' ? item.key : 0
  const receipt = await (await student.press(boards()[0]!, labels[right]!)).replied()
  expect(receipt.message?.visibleTo).toBe(student.id)
  expect(receipt.text).toContain('Until you say, it counts as a guess.')
  const stated = await student.press(receipt.message!, 'I’m sure (100 or −200)')
  await stated.replied()
  await fake.until(() => textOf(receipt.message!).includes('You’re sure.'))
  const given = await teacher.press(boards()[0]!, labels[(right + 1) % labels.length]!)
  await teacher.press((await given.replied()).message!, 'I think so (67 or −67)')
  await untilShown(`Question ${round + 1} of 3: the answer`)
  const { quiz: after } = (await store.quizzes.read(className, id))!
  expect(after.players.map(({ points }) => points).toSorted((a, b) => b - a)).toEqual([100, -67])
  expect(boards().map(textOf).join()).not.toMatch(/You’re sure|100 points|−67|Stu/)
  expect(problemsOf(fake)).toEqual(noProblems)
})
