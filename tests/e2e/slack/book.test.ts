/** The class’s book on Slack: codes in a file, a code that a student types, the table, and their own row. */
import { expect, test } from 'vitest'
import { rosterStudent } from '../../contracts/book-store.ts'
import type { Message } from '../../fakes/slack/state.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('a student links themselves, and the teacher has a table and a file', async () => {
  const { slack, team, ada, ben, channel, clock, store, room } = await startSchool('http')
  clock.set(slack.now())
  const students = [
    rosterStudent('s1', 'Ben Adams', { studentId: '18' }),
    rosterStudent('s2', 'Cleo Diaz', { studentId: '19' }),
  ]
  await store.book.changeRoster(room.class, () => ({ students, result: undefined }))

  /** What somebody sees last, once these words are in it. */
  async function sees(who: typeof ada, words: string): Promise<Message> {
    await slack.until(() => who.sees(channel).some((each) => shown(each).includes(words)))
    return who.sees(channel).findLast((each) => shown(each).includes(words))!
  }

  function fileWith(words: string): string | undefined {
    return [...team.state.files.values()]
      .map(({ bytes }) => bytes.toString())
      .find((content) => content.includes(words))
  }

  await ada.command(channel, '/study', 'book codes')
  await ada.press(await sees(ada, 'The file names your students.'), 'Make the codes')
  await slack.until(() => fileWith('Name,Group,Code') !== undefined)
  const [, code = ''] = /Ben Adams,,(\S+)/.exec(fileWith('Name,Group,Code') ?? '') ?? []
  await ben.command(channel, '/study', `book join ${code}`)
  const joined = await sees(ben, 'Your teacher’s list has you as')
  expect(joined.visibleTo).toBe(ben.id)

  await ada.command(channel, '/study', 'book show')
  const table = await sees(ada, 'This names your students.')
  expect(table.visibleTo).toBe(ada.id)
  await slack.until(() => fileWith('Cleo Diaz,,no') !== undefined)
  await ada.command(channel, '/study', 'book export for:plain')
  await ada.press(await sees(ada, 'This file names your students'), 'Make the file')
  await slack.until(() => fileWith('Name,Group,Student ID') !== undefined)
  await ben.command(channel, '/study', 'book mine')
  const own = await sees(ben, 'Your row in the class’s book')
  expect(own.visibleTo).toBe(ben.id)
  expect(team.posts(channel)).toEqual([])
  expectClean(slack)
})
