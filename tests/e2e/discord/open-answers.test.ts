/** An open question on Discord: students type, the teacher looks first, then the class sees what was shown. */
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('answers are private until the teacher shows them, and points by hand are added', async () => {
  const { fake, guild, channel, room, teacher, store } = await startBot()
  const [ana, ben] = ['Ana', 'Ben'].map((name) => fake.addPerson(guild, name))
  const className = `discord:${guild.id}`
  const about = 'Coming home to Samantha'
  await teacher.slash(channel, 'quiz start', { questions: 3, seconds: 120, opinions: 1, about })
  const id = await fake.until(async () => await store.quizzes.findRunningId(className, room.id))

  function board() {
    return fake.messages(channel).find(({ visibleTo }) => visibleTo === undefined)!
  }
  async function quiz() {
    return (await store.quizzes.read(className, id!))!.quiz
  }

  await fake.until(() => board() !== undefined)
  for (const person of [ana!, ben!]) await (await person.press(board(), 'Join')).replied()
  const { items } = (await quiz()).plan
  const place = items.findIndex(({ by }) => by === 'open')
  expect(place).toBeGreaterThanOrEqual(0)
  await (await teacher.press(board(), 'Start now')).replied()
  for (let round = 0; round < place; round += 1) {
    await fake.until(() => textOf(board()).includes(items[round]!.prompt))
    // The question, then its answer.
    for (const phase of ['asking', 'revealing']) {
      await fake.until(async () => {
        const { state } = await quiz()
        return 'round' in state && state.round === round && state.phase === phase
      })
      await (await teacher.slash(channel, 'quiz skip')).replied()
    }
  }
  await fake.until(() => textOf(board()).includes(items[place]!.prompt))
  for (const [person, typed] of [
    [ana!, 'Rather *lonely*'],
    [ben!, 'ask Ana'],
  ] as const) {
    const form = await person.press(board(), 'Answer…')
    await (await person.submitModal(form, { typed })).replied()
  }
  await fake.until(() => textOf(board()).includes('A teacher is having a look first.'))
  expect(textOf(board())).not.toContain('lonely')

  const refused = await (await ana!.press(board(), 'Teachers: look at the answers')).replied()
  expect(refused.text).toContain('Only teachers can do that.')
  const looked = await (await teacher.press(board(), 'Teachers: look at the answers')).replied()
  expect(looked.text).toContain('lonely')
  expect(looked.text).toContain('has a name, left out')
  await (await teacher.press(looked.message!, 'Show to the class')).replied()
  await fake.until(() => textOf(board()).includes('lonely'))
  expect(textOf(board())).not.toContain('ask Ana')
  expect((await quiz()).players.map(({ points }) => points)).toEqual([0, 0])
  expect(problemsOf(fake)).toEqual(noProblems)
})
