/** The message of a quiz on Slack while a question is open: it comes back when deleted, and an outage costs nobody the question. */
import { expect, onTestFinished, test } from 'vitest'
import { expectClean, startSchool } from './slack-class.ts'

const seconds = 1_000

/** A quiz whose first question is open, and not yet answered. */
async function askFirst() {
  const school = await startSchool('http')
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner, store } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())

  function posts() {
    return team.posts(channel)
  }

  /** The bot’s clock and Slack’s go together. */
  async function pass(ms: number): Promise<void> {
    slack.advance(ms)
    await clock.advance(slack.now() - clock.now())
  }

  /** Lets time pass until the channel shows these words, at most half a minute. */
  async function untilShown(words: string): Promise<void> {
    for (let passed = 0; passed < 30; passed += 0.5) {
      await pass(seconds / 2)
      const shown = await slack
        .until(() => JSON.stringify(posts()).includes(words), { withinMs: 300 })
        .then(() => true)
        .catch(() => false)
      if (shown) return
    }
    throw new Error(`“${words}” never appeared.`)
  }

  async function closesAt(): Promise<number> {
    const [running] = await store.quizzes.listRunning(`slack:${team.id}`)
    const found = await store.quizzes.read(running!.plan.class, running!.plan.id)
    return (found!.quiz.state as { readonly closesAt: number }).closesAt
  }

  const opened = await ada.command(channel, '/study', 'quiz start questions:3 seconds:60')
  const panel = await opened.answer()
  expect(panel.text).toContain('The quiz is open')
  await untilShown('Join')
  await (await ben.press(posts()[0]!, 'Join')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  await untilShown('Question 1 of 3')
  return { ...school, posts, pass, untilShown, closesAt }
}

test('deleted while a question is open, it comes back at the bottom, once, with the time that was lost', async () => {
  const { slack, team, ben, channel, posts, untilShown, closesAt } = await askFirst()
  const before = await closesAt()
  const [deleted] = posts()
  team.deleteMessage(channel, deleted!)
  await untilShown('Question 1 of 3')
  expect(posts()).toHaveLength(1)
  expect(posts()[0]!.ts).not.toBe(deleted!.ts)
  expect(await closesAt()).toBeGreaterThanOrEqual(before)
  await (await ben.press(posts()[0]!, 'A. Mara')).answer()
  expect(posts()).toHaveLength(1)
  expectClean(slack)
})

test('an outage of Slack in an open question gives its time back, and says so', async () => {
  const { slack, posts, pass, untilShown, closesAt } = await askFirst()
  const before = await closesAt()
  slack.fail('*', 10_000, { answer: 503 })
  for (let passed = 0; passed < 20; passed += 1) await pass(seconds)
  slack.recover()
  await untilShown('got that time back')
  expect(await closesAt()).toBeGreaterThanOrEqual(before + 10 * seconds)
  expect(JSON.stringify(posts())).toContain('Question 1 of 3')
  expect(posts()).toHaveLength(1)
})

test('what only the host may press stands in the host’s own message, and comes back when asked for', async () => {
  const { slack, ada, ben, channel, posts, untilShown } = await askFirst()
  expect(JSON.stringify(posts())).not.toMatch(/Host…|Skip this question/)
  const asked = await ben.command(channel, '/study', 'quiz start')
  const words = JSON.stringify(await asked.answer())
  expect(words).toContain('Take over')
  expect(words).not.toContain('Skip this question')
  const again = await (await ada.command(channel, '/study', 'quiz start')).answer()
  expect(again).toMatchObject({ visibleTo: ada.id })
  await (await ada.press(again, 'Skip this question')).answer()
  await untilShown('This question was skipped')
  expectClean(slack)
})
