/** An open question on Slack: a form to type into, the teacher’s list, and what the channel shows afterwards. */
import { expect, onTestFinished, test } from 'vitest'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'
import { expectClean, startSchool } from './slack-class.ts'

const item: PlayItem = {
  id: 'mood',
  by: 'open',
  scene: 'the-letter',
  prompt: 'How does she seem to you?',
  explanation: 'Compare the words.',
  length: 'words',
}

test('answers are private until a teacher shows them', async () => {
  const school = await startSchool('http')
  const { slack, team, ada, ben, channel, room, clock, platforms, platform, quizRunner } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())

  function shown(): string {
    return JSON.stringify(team.posts(channel))
  }
  async function untilShown(words: string): Promise<void> {
    for (let tries = 0; tries < 60 && !shown().includes(words); tries += 1) {
      slack.advance(500)
      await clock.advance(slack.now() - clock.now())
      await slack.until(() => shown().includes(words), { withinMs: 300 }).catch(() => {})
    }
    expect(shown()).toContain(words)
  }

  const className = `slack:${team.id}`
  const plan = {
    room: room.id,
    class: className,
    platform: 'slack',
    openedAt: slack.now(),
  } as const
  const lobby = lobbyOf('quiz1', { ...plan, items: [item, item, item] })
  const host = { id: `slack:${team.id}/${ada.id}`, name: 'Ms. Lovelace', isTeacher: true }
  const startsAt = slack.now() + 60_000
  const state = { ...lobby.state, startsAt, hostSeenAt: slack.now() } as typeof lobby.state
  void quizRunner.open({ ...lobby, host, state })
  await untilShown('Join')
  await (await ben.press(team.posts(channel)[0]!, 'Join')).answer()
  const panel = await (await ada.command(channel, '/study', 'quiz start')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  await untilShown(item.prompt)
  await ben.press(team.posts(channel)[0]!, 'Answer…')
  await slack.until(() => ben.modal !== undefined)
  await ben.submit(ben.modal!, { 'field/typed': 'rather <!channel> lonely' })
  await untilShown('A teacher is having a look first.')
  expect(shown()).not.toContain('lonely')

  const refused = await (
    await ben.press(team.posts(channel)[0]!, 'Teachers: look at the answers')
  ).answer()
  expect(refused.text).toContain('Only teachers can do that.')
  const look = await (
    await ada.press(team.posts(channel)[0]!, 'Teachers: look at the answers')
  ).answer()
  expect(JSON.stringify(look)).toContain('has a link or a mention, left out')
  const back = await (await ada.press(look, 'Put back')).answer()
  await (await ada.press(back, 'Show to the class')).answer()
  await untilShown('lonely')
  // In blocks it is text already; in the words for notifications it is escaped.
  expect(team.posts(channel)[0]!.text).toContain('&lt;!channel&gt;')
  expectClean(slack)
})
