/** The flashcards of a class on Slack: chosen and shown by a teacher, joined by a student. */
import { expect, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool, transports } from './slack-class.ts'

test.each(transports)(
  'a student joins the deck that a teacher shows, over %s',
  async (transport) => {
    const { slack, team, ada, ben, channel, platforms, platform } = await startSchool(transport)
    platforms.set('slack', platform)

    /** What somebody sees last, once these words are in it. */
    async function sees(who: typeof ada, words: string): Promise<Message> {
      await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
      return who.sees(channel).findLast((each) => shown(each).includes(words))!
    }

    await ada.command(channel, '/study', 'review deck add:terms')
    await ada.press(await sees(ada, 'Whoever has joined gets them'), 'Show it to the class')
    await ada.press(await sees(ada, 'Join if you like'), 'Share with the channel')
    await slack.until(() => team.posts(channel).length > 0)
    await ben.press(await sees(ben, 'Join if you like'), 'Join')
    const joined = await sees(ben, 'You’ve joined')
    expect(joined.visibleTo).toBe(ben.id)
    await ben.press(joined, 'Review now')
    await sees(ben, 'What does this term mean?')
    await ada.command(channel, '/study', 'review deck')
    await sees(ada, '1 student')
    expectClean(slack)
  },
)

test('a student goes through what they missed, and nobody else sees it', async () => {
  const { slack, team, ben, channel, platforms, platform } = await startSchool('socket')
  platforms.set('slack', platform)

  async function sees(words: string): Promise<Message> {
    await slack.until(() => ben.sees(channel).some((each) => shown(each).includes(words)))
    return ben.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  await ben.command(channel, '/study', 'review start questions')
  await sees('Added')
  await ben.command(channel, '/study', 'review')
  await ben.press(await sees('Show answer'), 'Show answer')
  await ben.press(await sees('How well did you know it?'), 'Not yet · 1 minute')
  await sees('Put these in the order of the tale')
  await ben.command(channel, '/study', 'review missed')
  const question = await sees('1 question that you missed lately')
  expect(question.visibleTo).toBe(ben.id)
  expect(team.posts(channel)).toEqual([])
  expectClean(slack)
})
