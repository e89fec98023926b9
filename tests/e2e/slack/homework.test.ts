/** Homework on Slack: a teacher sets it, a student does it in private and hands in, and the teacher reads the report. */
import { expect, test } from 'vitest'
import { showItem } from '../../../src/core/homework/shown-item.ts'
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('from the card to the report, with one public message that names nobody', async () => {
  const { slack, team, ada, ben, channel, platforms, platform, clock, store, room } =
    await startSchool('http')
  platforms.set('slack', platform)
  clock.set(slack.now())

  /** What somebody sees last, once these words are in it. */
  async function sees(who: typeof ada, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  await ada.command(
    channel,
    '/study',
    'homework set due:"in two weeks" questions:3 timezone:Europe/London answers:at-once',
  )
  const draft = await sees(ada, 'This is what your class will see:')
  expect(draft.visibleTo).toBe(ada.id)
  await ada.press(draft, 'Post it')
  await slack.until(() => team.posts(channel).length > 0)
  const [card] = team.posts(channel)
  expect(shown(card!)).not.toContain('Opens: ')
  await ben.press(card!, 'Begin or go on')
  const first = await sees(ben, 'Question 1 of 3')
  expect(first.visibleTo).toBe(ben.id)
  await ben.press(first, 'Skip for now')
  await ben.press(await sees(ben, 'Question 2 of 3'), 'Stop here, go on later')
  await sees(ben, '0 of 3 answers saved')
  await ben.command(channel, '/study', 'homework list')
  await sees(ben, '0 of 3 answered')
  let asked = await (await ben.command(channel, '/study', 'homework open')).answer()
  const [set] = await store.homework.list(room.class)
  const own = { class: room.class, assignment: set!.plan.id, person: `slack:${team.id}/${ben.id}` }
  const [begun] = await store.homework.attemptsOf(own)
  for (const position of begun!.order) {
    const { item } = showItem(set!.plan.items[position]!, begun!, position)
    const way = item.by === 'one' ? buttonLabels(item.options)[item.key]! : 'Skip for now'
    asked = await (await ben.press(asked, way)).answer()
    if (item.by === 'one') break
  }
  await ben.press(await sees(ben, '✓ Right'), 'Look over and hand in')
  await ben.press(await sees(ben, 'Before you hand in'), 'Hand in')
  await sees(ben, '1 of 3 right')
  await ada.command(channel, '/study', 'homework progress')
  await ada.press(await sees(ada, '“Not begun” counts'), 'Show names')
  await sees(ada, 'This names your students.')
  await ada.command(channel, '/study', 'homework report')
  await ada.press(await sees(ada, 'The hardest questions first:'), 'Make the student file')
  await sees(ada, 'This file names your students.')
  await ben.command(channel, '/study', 'homework list')
  await ben.press(await sees(ben, 'No reminders'), 'No reminders')
  await sees(ben, 'You won’t be reminded of homework any more.')
  expect(team.posts(channel)).toHaveLength(1)
  expect(shown(team.posts(channel)[0]!)).not.toContain(ben.id)
  expectClean(slack)
})
