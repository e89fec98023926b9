/** Answering the daily post on Slack: the view, three answers of others in private, what is said of them, and the count. */
import { expect, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('written in a view, read in private, counted in the post', async () => {
  const { slack, team, ada, ben, channel, platforms, platform, clock, answeredPosts } =
    await startSchool('http')
  platforms.set('slack', platform)
  clock.set(slack.now())
  const cem = team.addPerson({ name: 'cem', displayName: 'Cem' })

  async function sees(who: typeof ada, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  async function write(who: typeof ada, post: Message, words: string): Promise<void> {
    await who.press(post, 'Write my answer')
    await slack.until(() => who.modal !== undefined)
    expect(shown(who.modal!)).toContain('can see this with your name')
    await who.submit(who.modal!, { 'field/answer': words })
    await slack.until(() =>
      [...who.sees(channel), who.modal].some(
        (each) => each && shown(each).includes('answer is in'),
      ),
    )
  }

  await (await ada.command(channel, '/study', 'answers settings answers:on minimum:1')).answer()
  const daily = 'daily set 08:30 Europe/London days:mon-sun'
  await (await ada.command(channel, '/study', daily)).answer()
  await ada.command(channel, '/study', 'daily now')
  await slack.until(() => team.posts(channel).length > 0)
  const [post] = team.posts(channel)
  await write(ben, post!, 'He comforts <!channel> *himself*')
  await write(cem, post!, 'Her & him')
  await ben.press(post!, 'Read the others')
  const read = await sees(ben, 'What others wrote')
  expect(read.visibleTo).toBe(ben.id)
  expect(shown(read)).toContain('Cem')
  await ben.press(read, 'Adds something')
  await sees(ben, '✓ Adds something')

  await answeredPosts.drawStale()
  await slack.until(() => shown(team.posts(channel)[0]!).includes('2 people have answered.'))
  expect(shown(team.posts(channel)[0]!)).not.toContain('himself')
  await ben.command(channel, '/study', 'answers mine')
  await sees(ben, 'Only you see this list.')
  expectClean(slack)
})
