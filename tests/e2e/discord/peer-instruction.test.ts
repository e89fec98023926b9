/** A question that a class on Discord talks over: two votes, the talk in pairs and in a thread, and what it changed. */
import { expect, test } from 'vitest'
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf } from './discord-bot.ts'
import { startQuiz } from './quiz-class.ts'

/** Skips questions until one is open that has a button for each option, and returns that one. */
async function askedWithButtons(quiz: Awaited<ReturnType<typeof startQuiz>>) {
  const { store, guild, channel, teacher, untilShown } = quiz
  for (let question = 1; question <= 8; question += 1) {
    await untilShown(`Question ${question} of 8: first vote`)
    const [running] = await store.quizzes.listRunning(`discord:${guild.id}`)
    const item = running!.plan.items[question - 1]!
    if (item.by === 'one') return item
    await teacher.slash(channel, 'quiz skip')
    await untilShown(`Question ${question} of 8: the answer`)
    await teacher.slash(channel, 'quiz skip')
  }
  throw new Error('No question has buttons.')
}

/** A class in the talk after its first vote, in which Ana was right and Ben was wrong. */
async function talking(talk: 'pairs' | 'thread') {
  const quiz = await startQuiz(undefined, { questions: 8, mode: 'peer', talk, 'small-class': 0 })
  const { fake, guild, student, boards, untilShown, ask } = quiz
  const ben = fake.addPerson(guild, 'Ben')
  await ask(student, ben)
  const item = await askedWithButtons(quiz)
  const labels = buttonLabels(item.options)
  const [right, wrong] = [labels[item.key]!, labels[(item.key + 1) % labels.length]!]
  await (await student.press(boards()[0]!, right)).replied()
  const receipt = await (await ben.press(boards()[0]!, wrong)).replied()
  await untilShown(': talk it over')
  return { ...quiz, ben, item, right, receipt }
}

test('in pairs: named without a ping, told in private, and the second vote counts', async () => {
  const quiz = await talking('pairs')
  const { fake, channel, teacher, student, ben, item, right, receipt, boards, untilShown } = quiz
  expect(receipt.text).toContain('This vote can’t be changed.')
  expect(textOf(boards()[0]!)).toContain('Ana and Ben')
  expect(textOf(boards()[0]!)).not.toContain(item.explanation)
  expect(JSON.stringify(boards()[0]!.components)).not.toContain('<@')
  const told = await (await ben.press(boards()[0]!, 'Who with?')).replied()
  expect(told.text).toContain('Talk it over with **Ana**.')
  expect(told.message?.visibleTo).toBe(ben.id)

  await teacher.slash(channel, 'quiz skip')
  await untilShown(': second vote')
  for (const person of [student, ben]) await (await person.press(boards()[0]!, right)).replied()
  await untilShown('First vote: 1 of 2 right. Second vote: 2 of 2.')
  expect(textOf(boards()[0]!)).toContain('**1** changed to right')
  expect(boards()).toHaveLength(1)
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('in a thread: it opens under the message of the quiz', async () => {
  const { fake, channel, boards } = await talking('thread')
  await fake.until(() => fake.threads(channel).length > 0)
  expect(fake.threads(channel)).toMatchObject([{ id: boards()[0]!.id }])
  expect(problemsOf(fake)).toEqual(noProblems)
})
