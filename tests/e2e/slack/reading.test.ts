/** The reading plan on Slack. */
import { expect, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('a plan closes what it has not reached, and only teachers see what is to come', async () => {
  const { slack, team, ada, ben, channel, platforms, platform } = await startSchool('socket')
  platforms.set('slack', platform)

  /** What somebody sees last, once these words are in it. */
  async function sees(who: typeof ada, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  const line = 'reading set plan:"yesterday: scene 1; in two weeks: scene 2" timezone:Europe/London'
  await ada.command(channel, '/study', line)
  await ada.press(await sees(ada, 'Nothing has changed yet.'), 'Use it')
  expect((await sees(ada, 'The reading plan is set.')).visibleTo).toBe(ada.id)
  await ben.command(channel, '/study', 'reading')
  const plan = await sees(ben, 'To read now')
  expect(plan.visibleTo).toBe(ben.id)
  expect(shown(plan)).toContain('1 more')
  expect(shown(plan)).not.toContain('which only teachers see')
  await ada.command(channel, '/study', 'reading')
  await sees(ada, 'What comes next, which only teachers see')
  expect(team.posts(channel)).toEqual([])
  expectClean(slack)
})
