/** A teacher on Discord reads what to teach again, opens it, and finds the report of an earlier quiz from another channel. */
import { expect, test } from 'vitest'
import { everyComponent, textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf } from './discord-bot.ts'
import { startQuiz } from './quiz-class.ts'

test('what to teach again leads to the line or scene and back, and every quiz of the class is in a list', async () => {
  const quiz = await startQuiz()
  const { fake, guild, channel, teacher, student, store, boards, untilShown, ask } = quiz
  await ask(student)
  const [running] = await store.quizzes.listRunning(`discord:${guild.id}`)
  // A question that nobody answered says nothing, so the first one with buttons is answered, wrongly.
  const { items } = running!.plan
  const round = items.findIndex(({ by }) => by === 'one')
  for (let skipped = 0; skipped < round; skipped += 1) {
    await teacher.slash(channel, 'quiz skip')
    await untilShown(`Question ${skipped + 1} of 3: the answer`)
    await teacher.slash(channel, 'quiz skip')
    await untilShown(`Question ${skipped + 2} of 3`)
  }
  const item = items[round]!
  expect(item.by).toBe('one')
  const wrong = item.by === 'one' ? (item.key + 1) % item.options.length : 0
  const answer = everyComponent(boards()[0]!.components).filter(({ custom_id: id }) =>
    String(id).includes('quiz:answer:'),
  )[wrong]!
  await student.press(boards()[0]!, String(answer['label']))
  await untilShown(`Question ${round + 1} of 3: the answer`)
  await teacher.slash(channel, 'quiz stop')
  await untilShown('final leaderboard')

  const report = await (await teacher.slash(channel, 'quiz report')).replied()
  expect(report.message?.visibleTo).toBe(teacher.id)
  expect(report.text).toContain('Teach this again:')
  expect(report.text).toContain('Only 1 student answered')
  expect(report.text).toContain('Nobody got it right')
  const places = everyComponent(report.message!.components).filter(({ custom_id: id }) =>
    String(id).includes('quiz:read:'),
  )
  expect(places.length).toBeGreaterThan(0)
  const opened = await (await teacher.press(report.message!, String(places[0]!['label']))).replied()
  const back = await (await teacher.press(opened.message!, 'Back to the report')).replied()
  expect(back.text).toContain('Teach this again:')

  const other = fake.addChannel(guild, { name: 'other' })
  const list = await (await teacher.slash(other, 'quiz report')).replied()
  expect(list.text).toContain('Quizzes of your class')
  expect(list.text).toContain(`<#${channel.id}>`)
  const page = await (await teacher.press(back.message!, 'One page to print')).replied()
  expect(page.message!.attachments.map(({ filename }) => filename)).toEqual(['quiz-report.html'])
  const one = await (await teacher.slash(channel, 'quiz student', { person: student })).replied()
  expect(one.message?.visibleTo).toBe(teacher.id)
  expect(textOf(one.message!)).toContain('**0 of 1 answer** completely right')
  const refused = await (await student.slash(channel, 'quiz report')).replied()
  expect(refused.text).toContain('Only teachers')
  expect(problemsOf(fake)).toEqual(noProblems)
})
