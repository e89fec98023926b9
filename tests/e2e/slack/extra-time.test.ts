/** On Slack a teacher gives a student more time by a line that only they see, and the student finds it in their own view. */
import { expect, onTestFinished, test } from 'vitest'
import { lobbyOf } from '../../fixtures/lobby.ts'
import { expectClean, startSchool } from './slack-class.ts'

test('is given with a line, shown to the teacher alone, and in nobody else’s view', async () => {
  const school = await startSchool('http')
  const { slack, team, ada, ben, channel, room, clock, platforms, platform, quizRunner } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  onTestFinished(() => quizRunner.stop())
  const finn = team.addPerson({ name: 'finn', displayName: 'Finn' })
  const line = `settings accommodation student:<@${ben.id}> time:2 options:fewer`
  /** As Slack sends it where somebody was chosen from its list. */
  async function say(person: typeof ada): Promise<string> {
    const act = await person.command(channel, '/study', 'help')
    await act.answer()
    const before = act.answers.length
    await slack.replay('slash_commands', { ...act.payload, text: line, trigger_id: person.id })
    await slack.until(() => act.answers.length > before)
    return JSON.stringify(act.answers.slice(before).map(({ blocks }) => blocks))
  }
  expect(await say(ada)).toContain('has twice the time and 1 wrong option fewer')
  expect(await say(finn)).toContain('Only teachers can use')

  const where = { room: room.id, class: room.class, platform: 'slack' } as const
  const lobby = lobbyOf('q', { ...where, openedAt: clock.now() })
  const state = { ...lobby.state, startsAt: clock.now() + 60_000 }
  await quizRunner.open({ ...lobby, state } as typeof lobby)
  await slack.until(() => team.posts(channel).length > 0)
  await (await ben.press(team.posts(channel)[0]!, 'Join')).answer()
  const by = { id: `slack:${team.id}/${ada.id}`, name: 'Ms. Lovelace', isTeacher: true }
  await quizRunner.handleEvent(room.class, 'q', { kind: 'start', by })
  await slack.until(() => JSON.stringify(team.posts(channel)).includes('Question 1 of 3'))
  const own = await (await ben.press(team.posts(channel)[0]!, 'My view')).answer()
  expect(own.text).toContain('You have twice the time and 1 wrong option fewer.')
  const others = await (await finn.press(team.posts(channel)[0]!, 'My view')).answer()
  expect(others.text).toContain('Question 1 of 3')
  expect(others.text).not.toContain('twice the time')
  expectClean(slack)
})
