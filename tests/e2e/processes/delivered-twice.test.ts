/** What Discord or Slack delivers to both of two processes at the same moment takes effect once, and is said once where others see it. */
import { describe, expect, test } from 'vitest'
import { type Message, textOf } from '../../fakes/discord/state.ts'
import { type Mode, noProblems, problemsOf } from '../discord/discord-bot.ts'
import { shown } from '../slack/slack-class.ts'
import { startTwoOnDiscord, startTwoOnSlack } from './two-processes.ts'

const modes: readonly Mode[] = ['http', 'gateway']

describe.each(modes)('on Discord over %s', (mode) => {
  test('a quiz goes one step at a time, whatever is delivered twice', async () => {
    const { fake, channel, room, teacher, student, store } = await startTwoOnDiscord(mode)
    function board(): Message {
      const [only, ...others] = fake.messages(channel).filter(({ visibleTo }) => !visibleTo)
      expect(others).toEqual([])
      return only!
    }
    async function quiz() {
      const id = await store.quizzes.findRunningId(room.class, room.id)
      return (await store.quizzes.read(room.class, id!))!.quiz
    }
    await (await teacher.slash(channel, 'quiz start', { questions: 3, seconds: 60 })).replied()
    await fake.until(() => fake.messages(channel).some(({ visibleTo }) => !visibleTo))
    await (await student.press(board(), 'Join')).replied()
    await (await teacher.slash(channel, 'quiz extend')).replied()
    expect((await quiz()).state).toMatchObject({ phase: 'lobby', extensions: 1 })
    await (await teacher.press(board(), 'Start now')).replied()
    await fake.until(() => textOf(board()).includes('Question 1 of 3'))
    expect((await quiz()).players).toHaveLength(1)
    await (await teacher.slash(channel, 'quiz skip')).replied()
    expect((await quiz()).state).toMatchObject({ phase: 'revealing', round: 0 })
    await (await teacher.slash(channel, 'quiz skip')).replied()
    expect((await quiz()).state).toMatchObject({ phase: 'asking', round: 1 })
    await (await teacher.slash(channel, 'quiz stop')).replied()
    await fake.until(() => textOf(board()).includes('stopped'))
    expect(problemsOf(fake)).toEqual(noProblems)
  })

  test('an answer for everybody appears once, and what is saved is saved once', async () => {
    const { fake, channel, teacher, student } = await startTwoOnDiscord(mode)
    const said = await student.slash(channel, 'scene', { query: 'the invitation', show: true })
    await said.replied()
    const own = await student.slash(channel, 'quote', { words: 'hole in my heart' })
    await student.press((await own.replied()).message!, 'Share with the channel')
    await fake.until(() => teacher.messages(channel).length >= 2)
    await (await teacher.slash(channel, 'settings set', { rating: 'teen' })).replied()
    await student.autocomplete(channel, 'scene', 'query', 'inv')
    expect(fake.messages(channel).filter(({ visibleTo }) => !visibleTo)).toHaveLength(2)
    expect(problemsOf(fake)).toEqual(noProblems)
  })
})

describe('on Slack', () => {
  test('a quiz goes one step at a time, whatever is delivered twice', async () => {
    const { slack, ada, ben, channel, team, store } = await startTwoOnSlack()
    async function quiz() {
      const room = { class: `slack:${team.id}`, id: `slack:${team.id}/${channel.id}` }
      const id = await store.quizzes.findRunningId(room.class, room.id)
      return (await store.quizzes.read(room.class, id!))!.quiz
    }
    const start = await ada.command(channel, '/study', 'quiz start questions:3 seconds:60')
    const started = await start.answer()
    await slack.until(() => ben.sees(channel).length > 0)
    const [lobby] = ben.sees(channel)
    await (await ben.press(lobby!, 'Join')).answer()
    await (await ada.command(channel, '/study', 'quiz extend')).answer()
    expect((await quiz()).state).toMatchObject({ phase: 'lobby', extensions: 1 })
    await ada.press(started, 'Start now')
    await slack.until(() => shown(ben.sees(channel)[0]!).includes('Question 1 of 3'))
    await (await ada.command(channel, '/study', 'quiz skip')).answer()
    expect((await quiz()).state).toMatchObject({ phase: 'revealing', round: 0 })
    const others = team.addPerson({ name: 'carl' }).sees(channel)
    expect(others).toHaveLength(1)
  })

  test('an answer for everybody appears once', async () => {
    const { slack, ada, ben, channel } = await startTwoOnSlack()
    const act = await ben.command(channel, '/study', 'scene 2 show:yes')
    await slack.until(() => ada.sees(channel).length > 0)
    await act.answer()
    await ben.openHome()
    await slack.until(() => ben.home !== undefined)
    expect(ada.sees(channel)).toHaveLength(1)
    expect(slack.violations).toEqual([])
  })
})
