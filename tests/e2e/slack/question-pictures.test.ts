/** Questions with pictures on Slack, which shows no picture: their words stand for them. */
import { expect, onTestFinished, test } from 'vitest'
import { picturedUpload } from '../../fixtures/question-pictures.ts'
import { expectClean, startSchool } from './slack-class.ts'

test('a quiz says what the picture of a question shows', async () => {
  const school = await startSchool('http')
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner, store } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())
  await store.packs.save(`slack:${team.id}`, picturedUpload)
  await (await ada.command(channel, '/study', 'pack use pictured')).answer()

  function board(): string {
    return JSON.stringify(team.posts(channel))
  }
  async function until(words: string): Promise<void> {
    for (let passed = 0; passed < 60; passed += 1) {
      slack.advance(500)
      await clock.advance(slack.now() - clock.now())
      const isSo = await slack
        .until(() => board().includes(words), { withinMs: 300 })
        .then(() => true)
        .catch(() => false)
      if (isSo) return
    }
    throw new Error(`It never came to ${words}.`)
  }

  const panel = await (
    await ada.command(channel, '/study', 'quiz start questions:3 seconds:120')
  ).answer()
  await until('Join')
  await (await ben.press(team.posts(channel)[0]!, 'Join')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  await until('Picture: Grey and white stripes.')
  expect(team.posts(channel)).toHaveLength(1)
  expectClean(slack)
})
