/** What a class changes while a question is open: nothing about that question, everything about the next. */
import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { ana, ben, classWith, hourMs } from '../../fixtures/moderated-class.ts'
import { room, student } from '../../fixtures/answering-class.ts'

test('another close holds from the next question on', async () => {
  const { say, answer, pass, runAt, post } = await classWith('minimum:1 closes:16:00')
  await answer(ben, 'B')
  expect(await say('answers settings closes:11:00')).toContain('from the next daily post')
  expect(await pass(3 * hourMs)).toContain('Open until 16:00')
  await runAt(20.5 * hourMs)
  expect(toPlainText(post())).toContain('Open until 11:00')
})

test('another time zone moves neither the close nor the day of what is open', async () => {
  const { say, answer, pass, lookBacks, runAt } = await classWith('minimum:1 closes:16:00')
  await answer(ben, 'B')
  await say('daily set 08:30 timezone:America/New_York')
  expect(await pass(6.9 * hourMs)).toContain('Open until 16:00')
  await runAt(0.2 * hourMs)
  expect(await pass(10_000)).toContain('Looking back at')
  expect(lookBacks()).toHaveLength(1)
})

test('where the daily post is removed, what was written is still read and answered, and no end comes', async () => {
  const { say, push, post, answer, store, lookBacks, runAt } = await classWith('minimum:1')
  const question = post()
  await answer(ben, 'B', question)
  expect(await say('daily off')).toContain('Removed: ')
  expect(await store().daily.schedules(room.class)).toEqual([])
  expect(toPlainText(await answer(ana, 'A', question))).toContain('“B”')
  await runAt(24 * hourMs)
  expect(lookBacks()).toEqual([])
  const read = replyOf(await push('Read the others', ana, question))
  expect(toPlainText(read)).toContain('“B”')
})

test('where the channel is gone when answers close, the end is told and comes on the next school day', async () => {
  const { say, agree, platform, lookBacks, runAt } = await classWith('minimum:1 closes:16:00')
  await agree(ben, 'B')
  platform.nextOutcome = 'rejected'
  await runAt(7 * hourMs)
  expect(await say('daily why today')).toContain(
    'The answers to its question couldn’t be shown. Let the bot post here. The bot tries again on Thu, 14 Jan 2027',
  )
  const digest = await say('digest show')
  expect(digest).toContain('The answers to a question couldn’t be shown to the class.')
  expect(digest).not.toContain('A daily post didn’t go out')
  platform.nextOutcome = 'works'
  await runAt(16.5 * hourMs)
  expect(lookBacks()).toEqual([expect.stringContaining('1 student has answered')])
  expect(await say('daily why 2027-01-13')).not.toContain('couldn’t be shown')
})

test('anonymous answers are shown in an order that doesn’t tell who wrote first', async () => {
  const { agree, store, lookBacks, runAt, clock } = await classWith(
    'names:anonymous minimum:1 closes:16:00',
  )
  for (let n = 0; n < 12; n++) {
    await agree(student(`S${n}`), `Answer ${n}.`)
    clock.set(clock.now() + 60_000)
  }
  const { discussion, moderation } = store()
  const [asked] = await discussion.recent(room.class, 1)
  const answers = (await discussion.list(asked!)).toSorted((one, other) =>
    one.id < other.id ? -1 : 1,
  )
  // Their ids, which follow each other here, are sorted as words: 10 comes before 9.
  const chosen = answers.filter(({ id }) => ['id10', 'id11', 'id8', 'id9'].includes(id))
  for (const { id } of chosen) {
    await discussion.setState(room.class, id, 'shown')
    await moderation.choose(room.class, id, true)
  }
  await runAt(7 * hourMs)
  const [shown = ''] = lookBacks()
  const places = chosen.map(({ text }) => shown.indexOf(text))
  expect(places).toHaveLength(4)
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
})
