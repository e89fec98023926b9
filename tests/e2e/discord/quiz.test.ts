/** A crowd of students plays on Discord: everyone gets an answer, and the scores equal those worked out here. */
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { problemsOf, noProblems, startBot } from './discord-bot.ts'

// Five hundred play in e2e/crowd, where nothing is sent, and in the benchmark, which measures how long they wait.
test('100 students answer at once, and every answer counts once', async () => {
  const { fake, guild, channel, room, teacher, store } = await startBot()
  const crowd = Array.from({ length: 100 }, (_, n) => fake.addPerson(guild, `S${n}`))
  const className = `discord:${guild.id}`
  const expected = new Map(crowd.map((person) => [`discord:${person.id}`, 0]))

  await teacher.slash(channel, 'quiz start', { questions: 8, seconds: 120 })
  const id = await fake.until(async () => await store.quizzes.findRunningId(className, room.id))

  /** Returns the quiz’s message in its current state; a slow private reply to the teacher may stand before it. */
  function board() {
    return fake.messages(channel).find(({ visibleTo }) => visibleTo === undefined)!
  }

  await fake.until(() => board() !== undefined)
  await Promise.all(crowd.map((person) => person.press(board(), 'Join')))
  await teacher.press(board(), 'Start now')

  async function state() {
    return (await store.quizzes.read(className, id!))!.quiz
  }
  const receipts: string[] = []
  for (let round = 0; round < 8; round += 1) {
    await fake.until(async () => {
      const { state: now } = await state()
      return now.phase === 'asking' && now.round === round && now.askedAt !== null
    })
    const item = (await state()).plan.items[round]!
    if (item.by === 'one') {
      await fake.until(() => textOf(board()).includes(item.prompt))
      const outcomes = await Promise.all(
        crowd.map((person, n) => {
          const right = (n + round) % 3 !== 0
          const choice = right ? item.key : (item.key + 1) % item.options.length
          const key = `discord:${person.id}`
          if (right) expected.set(key, expected.get(key)! + 100)
          return person.press(board(), buttonLabels(item.options)[choice]!)
        }),
      )
      const answered = await Promise.all(outcomes.map((outcome) => outcome.replied()))
      receipts.push(...answered.map(({ text }) => text))
    } else {
      // Other tests cover menus and forms; this one is about the crowd.
      await teacher.slash(channel, 'quiz skip')
    }
    await fake.until(async () => (await state()).state.phase !== 'asking')
    await teacher.slash(channel, 'quiz skip')
  }
  await fake.until(async () => (await state()).state.phase === 'done')
  const { players } = (await store.quizRecords.result(className, id!))!
  expect(new Map(players.map(({ person, points }) => [person, points]))).toEqual(expected)
  expect(receipts.length).toBeGreaterThan(0)
  expect(receipts.filter((receipt) => !receipt.startsWith('Your answer: '))).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
})
