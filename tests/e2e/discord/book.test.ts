/** The class’s book on Discord: a list from a file, a code that a student types, the table, a file for a gradebook. */
import { expect, test } from 'vitest'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

const list = {
  filename: 'class.csv',
  contentType: 'text/csv',
  content: 'Student ID,Last name,First name\n17,Silva,Ana\n18,Adams,Ben\n',
}

test('from a list of students to a file for Canvas, and nothing of it is public', async () => {
  const { fake, channel, student, teacher } = await startBot()
  const brought = await (await teacher.slash(channel, 'book roster', { file: list })).replied()
  expect(brought.text).toContain('2 students added')
  const asked = await (await teacher.press(brought.message!, 'Make codes…')).replied()
  expect(asked.text).toContain('The file names your students.')
  const made = await (await teacher.press(asked.message!, 'Make the codes')).replied()
  const [codes] = made.message?.attachments ?? []
  expect(codes?.filename).toBe('codes-with-names.csv')
  const [, code = ''] = /Ana Silva,,(\S+)/.exec(codes?.data.toString() ?? '') ?? []
  const joined = await (await student.slash(channel, 'book join', { code })).replied()
  expect(joined.text).toContain('has you as **Ana Silva** now')

  const shown = await (await teacher.slash(channel, 'book show')).replied()
  expect(shown.text).toContain('**Ana Silva** · Days: 0')
  expect(shown.text).toContain('**Ben Adams** · Days: *not linked yet*')
  expect(shown.message?.attachments.map(({ filename }) => filename)).toEqual([
    'book-with-names.csv',
  ])
  const weekly = await (await teacher.select(shown.message!, 'Show…', ['days'])).replied()
  expect(weekly.text).toContain('Ana Silva')

  const warned = await (await teacher.slash(channel, 'book export', { for: 'canvas' })).replied()
  expect(warned.text).toContain('This file names your students')
  expect(warned.message?.attachments ?? []).toEqual([])
  const file = await (await teacher.press(warned.message!, 'Make the file')).replied()
  expect(file.message?.attachments[0]?.data.toString()).toContain('"Silva, Ana",,17,')

  const own = await (await student.slash(channel, 'book mine')).replied()
  expect(own.text).toContain('Your teacher’s list has you as **Ana Silva**.')
  for (const person of [teacher, student]) {
    expect(person.messages(channel).every(({ flags }) => (flags & 64) !== 0)).toBe(true)
  }
  expect(problemsOf(fake)).toEqual(noProblems)
})
