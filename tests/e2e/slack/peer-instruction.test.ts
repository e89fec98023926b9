/** A question that a class on Slack talks over: two votes, the talk in the thread of the message, and what it changed. */
import { expect, onTestFinished, test } from 'vitest'
import { expectClean, startSchool } from './slack-class.ts'

test('a class votes, talks in the thread and votes again', async () => {
  const school = await startSchool('http')
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner, store } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())
  const cleo = team.addPerson({ name: 'cleo', displayName: 'Cleo' })

  function board() {
    return team.posts(channel)[0]!
  }

  /** The bot’s clock and Slack’s go together, until the channel shows these words; at most half a minute. */
  async function untilShown(words: string): Promise<void> {
    for (let passed = 0; passed < 60; passed += 1) {
      slack.advance(500)
      await clock.advance(slack.now() - clock.now())
      const shown = await slack
        .until(() => JSON.stringify(team.posts(channel)).includes(words), { withinMs: 300 })
        .then(() => true)
        .catch(() => false)
      if (shown) return
    }
    throw new Error(`“${words}” never appeared.`)
  }

  const line = 'quiz start questions:3 seconds:60 mode:peer talk:thread small-class:0'
  const panel = await (await ada.command(channel, '/study', line)).answer()
  await untilShown('Join')
  for (const person of [ben, cleo]) await (await person.press(board(), 'Join')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  await untilShown('Question 1 of 3: first vote')
  const [running] = await store.quizzes.listRunning(`slack:${team.id}`)
  const [item] = running!.plan.items
  if (item?.by !== 'one') throw new Error('The first question has no buttons.')
  const labels = item.options.map((option, at) => `${'ABCDEF'[at]}. ${option}`)
  const [right, wrong] = [labels[item.key]!, labels[(item.key + 1) % labels.length]!]

  await (await ben.press(board(), right)).answer()
  await (await cleo.press(board(), wrong)).answer()
  await untilShown(': talk it over')
  expect(JSON.stringify(board())).not.toContain(item.explanation)
  function replies() {
    return team.posts(channel).filter(({ threadTs }) => threadTs === board().ts)
  }
  await slack.until(() => replies().length > 0)
  expect(JSON.stringify(replies())).toContain('Talk it over: ')

  await (await ada.command(channel, '/study', 'quiz skip')).answer()
  await untilShown(': second vote')
  for (const person of [ben, cleo]) await (await person.press(board(), right)).answer()
  await untilShown('First vote: 1 of 2 right. Second vote: 2 of 2.')
  expect(team.posts(channel).filter(({ threadTs }) => threadTs === undefined)).toHaveLength(1)
  expect(replies()).toHaveLength(1)
  expectClean(slack)
})
