/** The digest of a teacher and the catch-up of a student on Slack. */
import { expect, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('the digest comes to its teacher alone, and its parts open there; a student catches up in private', async () => {
  const { slack, team, ada, ben, channel, platforms, platform, clock, store, digests } =
    await startSchool('http')
  platforms.set('slack', platform)
  clock.set(slack.now())

  /** What somebody sees last in a channel, once these words are in it. */
  async function sees(who: typeof ada, words: string, where = channel): Promise<Message> {
    await slack.until(() => who.sees(where).some((each) => shown(each).includes(words)))
    return who.sees(where).findLast((each) => shown(each).includes(words))!
  }

  await ada.command(channel, '/study', 'digest set time:16:00 days:everyday timezone:Europe/London')
  expect((await sees(ada, 'Your digest is on')).visibleTo).toBe(ada.id)
  slack.advance(60_000)
  clock.set(slack.now())
  const set = 'homework set due:"in two weeks" questions:3 timezone:Europe/London'
  await ada.command(channel, '/study', set)
  await ada.press(await sees(ada, 'This is what your class will see:'), 'Post it')
  await slack.until(() => team.posts(channel).length > 0)

  await ben.command(channel, '/study', 'homework list')
  await ben.press(await sees(ben, 'not begun'), 'What I missed')
  expect((await sees(ben, 'Still to hand in:')).visibleTo).toBe(ben.id)

  const [digest] = await store.digests.list(`slack:${team.id}/${ada.id}`)
  const at = digest!.next!.at
  clock.set(at)
  expect(await digests.remindDue(at)).toBe(1)
  const own = team.im(ada)
  const sent = await sees(ada, '0 of 1 handed in', own)
  await ada.press(sent, 'Students')
  const people = await sees(ada, 'Please keep it private.', own)
  expect(shown(people)).toContain('Not heard this week')
  expect(team.posts(channel)).toHaveLength(1)
  expectClean(slack)
})
