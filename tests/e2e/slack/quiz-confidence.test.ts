/** How sure somebody is, on Slack: asked and said in private, while the channel shows only its own place for each. */
import { expect, onTestFinished, test } from 'vitest'
import { expectClean, startSchool } from './slack-class.ts'

const seconds = 1_000

test('an answer counts with its press, and its receipt takes how sure the student is', async () => {
  const school = await startSchool('socket')
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner, store } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())

  async function untilShown(words: string): Promise<void> {
    for (let passed = 0; passed < 40; passed += 1) {
      slack.advance(seconds / 2)
      await clock.advance(slack.now() - clock.now())
      const shown = await slack
        .until(() => JSON.stringify(team.posts(channel)).includes(words), { withinMs: 300 })
        .then(() => true)
        .catch(() => false)
      if (shown) return
    }
    throw new Error(`“${words}” never appeared.`)
  }

  const opened = await ada.command(channel, '/study', 'quiz start confidence:ask board:own')
  const panel = await opened.answer()
  await untilShown('each of you sees your own place in private')
  await (await ben.press(team.posts(channel)[0]!, 'Join')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  const [running] = await store.quizzes.listRunning(school.room.class)
  const { id, class: className, items } = running!.plan
  let round = 0
  await untilShown(`Question 1 of 5`)
  while (items[round]?.by !== 'one') {
    await (await ada.command(channel, '/study', 'quiz skip')).answer()
    await untilShown(`Question ${round + 1} of 5: the answer`)
    await (await ada.command(channel, '/study', 'quiz skip')).answer()
    round += 1
    await untilShown(`quiz:answer:${id}/${round}/0`)
  }
  const asked = await ben.press(team.posts(channel)[0]!, `press/0/quiz:answer:${id}/${round}/0`)
  const receipt = await asked.answer()
  expect(receipt.visibleTo).toBe(ben.id)
  expect(JSON.stringify(receipt)).toContain('How sure are you?')
  await ben.press(receipt, 'I think so')
  await slack.until(() => JSON.stringify(ben.sees(channel)).includes('You think so.'))
  await untilShown(`Question ${round + 1} of 5: the answer`)
  const { quiz } = (await store.quizzes.read(className, id))!
  expect(quiz.answers.map(({ confidence }) => confidence)).toEqual(['think'])
  expect(JSON.stringify(team.posts(channel))).not.toMatch(/You think so|\d+ points/)
  await (await ben.press(team.posts(channel)[0]!, 'My place')).answer()
  await slack.until(() => JSON.stringify(ben.sees(channel)).includes('You: rank '))
  expectClean(slack)
})
