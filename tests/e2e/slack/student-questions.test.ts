/** From three questions by students to a quiz with them on Slack, counting what each of them presses. */
import { expect, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool, transports } from './slack-class.ts'

const filled = {
  'field/answer': 'A wet letter',
  'field/wrong': 'A dry towel\nA full can',
  'field/explanation': 'It got wet in the boat, as the second scene says.',
  'field/scene': 'the-letter',
}
const prompts = ['What is wet when Osk comes?', 'Where is the oil kept?', 'What lies in the boat?']

test.each(transports)('three questions become a quiz over %s', async (transport) => {
  const school = await startSchool(transport)
  const { slack, team, ada, channel, store, platforms, platform } = school
  platforms.set('slack', platform)
  const students = [
    school.ben,
    team.addPerson({ name: 'cleo', displayName: 'Cleo' }),
    team.addPerson({ name: 'dan', displayName: 'Dan' }),
  ]

  /** What somebody sees last, once these words are in it. */
  async function sees(who: typeof ada, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  for (const [index, who] of students.entries()) {
    await who.command(channel, '/study', 'quiz write')
    await slack.until(() => who.modal !== undefined)
    await who.submit(who.modal!, { ...filled, 'field/prompt': prompts[index]! })
    const draft = await sees(who, 'Only you can see it so far.')
    expect(draft.visibleTo).toBe(who.id)
    await who.press(draft, 'Send it without a name')
    await sees(who, 'It’s with your teacher now.')
  }
  await ada.command(channel, '/study', 'quiz questions')
  for (const prompt of prompts) await ada.press(await sees(ada, prompt), 'Take it')
  await sees(ada, 'No questions are waiting')
  expect(
    students.every((who) => who.sees(channel).every((each) => each.visibleTo === who.id)),
  ).toBe(true)
  await ada.command(channel, '/study', 'quiz start questions:10')
  await slack.until(() => team.posts(channel).length > 0)
  const [running] = await store.quizzes.listRunning(school.room.class)
  const asked = running!.plan.items.map(({ prompt }) => prompt)
  expect(asked).toEqual(expect.arrayContaining(prompts))
  expectClean(slack)
})
