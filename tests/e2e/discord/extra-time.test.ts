/** A teacher gives a student more time from the menu of the member, and the student finds it in their own view alone. */
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'
import { startQuiz } from './quiz-class.ts'

test.each(['gateway', 'http'] as const)(
  'over %s, the menu of a member opens what they have, which two menus change',
  async (mode) => {
    const { fake, channel, student, teacher, guild } = await startBot({ mode })
    const opened = await (await teacher.onMember(channel, student, 'Extra time…')).replied()
    expect(opened.text).toContain('has the usual time and all options')
    expect(opened.message?.visibleTo).toBe(teacher.id)
    const changed = await (await teacher.select(opened.message!, 'Time', ['1.5'])).replied()
    expect(changed.text).toContain('has half as much time again')
    const listed = await (await teacher.slash(channel, 'settings accommodation')).replied()
    expect(listed.text).toContain(`<@${student.id}>: half as much time again`)
    const friend = fake.addPerson(guild, 'Ben')
    await expect(friend.onMember(channel, student, 'Extra time…')).rejects.toThrow('Extra time')
    const refused = await friend.slash(channel, 'settings accommodation', {
      student: student.user,
    })
    expect((await refused.replied()).text).toContain('Only teachers can use')
    expect(problemsOf(fake)).toEqual(noProblems)
  },
)

test('everybody has their own view of an open question; only in the student’s are options missing', async () => {
  const { fake, guild, channel, student, teacher, boards, ask } = await startQuiz()
  const friend = fake.addPerson(guild, 'Ben')
  const given = { student: student.user, time: '2', options: 'two-fewer' }
  await (await teacher.slash(channel, 'settings accommodation', given)).replied()
  await ask(student, friend)
  const [own, others] = await Promise.all(
    [student, friend].map(async (person) =>
      (await person.press(boards()[0]!, 'My view')).replied(),
    ),
  )
  expect(own!.message?.visibleTo).toBe(student.id)
  expect(own!.text).toContain('You have twice the time and 2 wrong options fewer.')
  expect(others!.text).not.toContain('twice the time')
  expect(others!.text).toContain('Question 1 of 3')
  expect(boards().map(textOf).join()).not.toContain('twice')
  expect(problemsOf(fake)).toEqual(noProblems)
})
