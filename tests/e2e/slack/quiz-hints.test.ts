/** A quiz with hints and second tries on Slack. */
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import { expect, onTestFinished, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('a hint and a second try are answered in private, and the message stays as it was', async () => {
  const school = await startSchool('http')
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner, store } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())

  function board(): string {
    return JSON.stringify(team.posts(channel))
  }

  /** Lets time pass until something holds, at most half a minute. */
  async function until(holds: () => boolean, what: string): Promise<void> {
    for (let passed = 0; passed < 60; passed += 1) {
      slack.advance(500)
      await clock.advance(slack.now() - clock.now())
      const isSo = await slack
        .until(holds, { withinMs: 300 })
        .then(() => true)
        .catch(() => false)
      if (isSo) return
    }
    throw new Error(`It never came to ${what}.`)
  }

  async function sees(who: typeof ben, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  const opened = await ada.command(
    channel,
    '/study',
    'quiz start questions:3 seconds:120 hints:yes retries:1',
  )
  const panel = await opened.answer()
  await until(() => board().includes('Join'), 'the lobby')
  expect(board()).toContain('A hint costs a quarter')
  expect(board()).toContain('try once more, for half of the points')
  await (await ben.press(team.posts(channel)[0]!, 'Join')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  for (let number = 1; ; number += 1) {
    await until(() => new RegExp(`Question ${number} of 3(?!:)`).test(board()), 'a question')
    if (board().includes('Hint (')) break
    await (await ada.command(channel, '/study', 'quiz skip')).answer()
    await until(() => board().includes(`Question ${number} of 3: the answer`), 'the answer')
    await (await ada.command(channel, '/study', 'quiz skip')).answer()
  }
  await ben.press(team.posts(channel)[0]!, 'Hint (−25%)')
  const hint = await sees(ben, 'Think of who climbs the tower.')
  expect(hint.visibleTo).toBe(ben.id)
  const [running] = await store.quizzes.listRunning(`slack:${team.id}`)
  const { quiz } = (await store.quizzes.read(running!.plan.class, running!.plan.id))!
  const { state, plan } = quiz
  if (state.phase !== 'asking') throw new Error('No question is open.')
  const item = plan.items[state.round]
  if (item?.by !== 'one') throw new Error('It has no options.')
  const labels = buttonLabels(item.options)
  const wrong = labels.findIndex((_, index) => index !== item.key)
  await ben.press(team.posts(channel)[0]!, labels[wrong]!)
  expect((await sees(ben, 'Not yet.')).visibleTo).toBe(ben.id)
  await until(() => board().includes('1 of 1 have answered'), 'the count')
  await ben.press(team.posts(channel)[0]!, labels[item.key]!)
  await sees(ben, 'It’s final.')
  await clock.advance(2_000)
  expect(board()).toContain('1 of 1 have answered')
  expect(board()).not.toMatch(/Not yet|once more/)
  expectClean(slack)
})
