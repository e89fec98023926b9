/** Answering the daily post on Slack: the view, three answers of others in private, what is said of them, and the count. */
import { expect, test } from 'vitest'
import type { Message } from '../../fakes/slack/state.ts'
import { hostileAnswers } from '../../fixtures/hostile-answers.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

/** A class whose first daily post is out; `choices` of its teacher come before that, each with what is said to it. */
async function startAnswers(choices: Readonly<Record<string, string>> = {}) {
  const school = await startSchool('http')
  const { slack, team, ada, channel, platforms, platform, clock } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  const lines = {
    'answers settings answers:on minimum:1': 'Saved: on',
    ...choices,
    'daily set 08:30 Europe/London days:mon-sun': 'The daily post is set',
  }
  for (const [line, answer] of Object.entries(lines)) {
    const act = await ada.command(channel, '/study', line)
    expect(shown(await act.answer())).toContain(answer)
  }
  await ada.command(channel, '/study', 'daily now')
  await slack.until(() => team.posts(channel).length > 0)
  return { ...school, post: team.posts(channel)[0]! }
}

test('written in a view, read in private, counted in the post', async () => {
  const { slack, team, ada, ben, channel, post, answeredPosts } = await startAnswers()
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

  await write(ben, post, 'He comforts <!channel> *himself*')
  await write(cem, post, 'Her & him')
  await ben.press(post, 'Read the others')
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

test('held, looked at by a teacher in private, reported, and looked back at in the thread', async () => {
  const { slack, ada, ben, channel, post, poster } = await startAnswers({
    'answers words add:damn': '1 word added.',
    'answers reveal after:2': 'Once 2 students have answered',
  })

  async function sees(who: typeof ada, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  /** In the channel, or in the view that a form turns into. */
  async function isTold(who: typeof ada, words: string): Promise<void> {
    await slack.until(() =>
      [...who.sees(channel), who.modal].some((each) => each && shown(each).includes(words)),
    )
  }

  async function line(words: string, answer: string): Promise<Message> {
    await ada.command(channel, '/study', words)
    return sees(ada, answer)
  }

  await ben.press(post, 'Write my answer')
  await slack.until(() => ben.modal !== undefined)
  await ben.submit(ben.modal!, {
    'field/answer': 'd4mn <!channel>',
    'field/may-show': ['yes'],
  })
  await isTold(ben, 'A teacher looks at it before your class does.')
  const queue = await line('answers waiting', 'It has a word on your list')
  expect(queue.visibleTo).toBe(ada.id)
  expect(shown(queue)).toContain('d4mn')
  await ada.press(queue, 'Show')
  await sees(ada, 'No answers are waiting for you.')

  await ada.press(post, 'Write my answer')
  await slack.until(() => ada.modal !== undefined)
  await ada.submit(ada.modal!, { 'field/answer': 'He is kind' })
  const read = await sees(ada, 'What others wrote')
  await ada.press(read, 'Report…')
  await isTold(ada, 'wrong with this answer')
  await ada.submit(ada.modal!, { 'field/reason': 'hurtful' })
  await isTold(ada, 'Your teachers will look at it.')
  await line('answers waiting', '1 classmate reported it')

  await poster.runDue()
  const end = await sees(ben, 'Looking back at')
  expect(end.threadTs).toBe(post.ts)
  expect(shown(end)).toContain('2 students have answered.')
  expectClean(slack)
})

test.each(['archived', 'left by the bot'] as const)(
  'while the channel is %s what is written counts, and the post shows it with the next answer afterwards',
  async (what) => {
    const { slack, team, ada, ben, channel, room, post, clock, store, answeredPosts } =
      await startAnswers()
    await ben.press(post, 'Write my answer')
    await slack.until(() => ben.modal !== undefined)
    if (what === 'archived') team.setArchived(channel, true)
    else team.setAppIn(channel, false)
    await ben.submit(ben.modal!, { 'field/answer': 'He comforts himself' })
    const [discussion] = await store.discussion.recent(room.class, 1)
    await expect.poll(() => store.discussion.counts(discussion!)).toMatchObject({ answered: 1 })
    await answeredPosts.drawStale()
    if (what === 'archived') team.setArchived(channel, false)
    else team.setAppIn(channel, true)
    await ada.press(post, 'Write my answer')
    await slack.until(() => ada.modal !== undefined)
    await ada.submit(ada.modal!, { 'field/answer': 'And her' })
    await expect.poll(() => store.discussion.counts(discussion!)).toMatchObject({ answered: 2 })
    clock.set(slack.now() + 60_000)
    await answeredPosts.drawStale()
    await expect.poll(() => shown(team.posts(channel)[0]!)).toContain('2 people have answered.')
  },
)

test('hostile words and names stay in their quotation', async () => {
  const { slack, team, ada, channel, post } = await startAnswers()
  for (const [at, answer] of hostileAnswers.entries()) {
    const displayName = `\u202E*<!channel>* <@U1> ${at}`
    const person = team.addPerson({ name: `hostile${at}`, displayName })
    await person.press(post, 'Write my answer')
    await slack.until(() => person.modal !== undefined)
    await person.submit(person.modal!, { 'field/answer': answer })
    await slack.until(() =>
      [...person.sees(channel), person.modal].some(
        (each) => each && shown(each).includes('answer is in'),
      ),
    )
  }
  await ada.command(channel, '/study', 'answers status')
  await slack.until(() => ada.sees(channel).some((each) => shown(each).includes('8 answers')))
  const status = ada.sees(channel).findLast((each) => shown(each).includes('8 answers'))
  await ada.press(status!, 'See answers')
  await slack.until(() => ada.sees(channel).some((each) => shown(each).includes('Page 1 of 2')))
  const all = ada.sees(channel).findLast((each) => shown(each).includes('Page 1 of 2'))
  // Only the text for notifications is read as markup; everything else is plain text.
  expect(all?.text).not.toMatch(/<!|<@|<#|\u202E|\u2067|<https/)
  expect(JSON.stringify(all)).not.toMatch(
    /\u202E|\u2067|"type":"mrkdwn"|"type":"(?:user|broadcast|link)"/,
  )
  expectClean(slack)
})
