/** The flashcards of a class on Discord: chosen and shown by a teacher, joined by a student. */
import { expect, test } from 'vitest'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('a student joins the deck that a teacher shows, stops after ten cards, and gets what is added', async () => {
  const { fake, channel, student, teacher } = await startBot()
  const made = await (await teacher.slash(channel, 'review deck', { add: 'lines' })).replied()
  expect(made.text).toContain('Joined:** 0 students')
  const preview = await (await teacher.press(made.message!, 'Show it to the class')).replied()
  await (await teacher.press(preview.message!, 'Share with the channel')).replied()
  const posted = student.messages(channel).at(-1)!
  const joined = await (await student.press(posted, 'Join')).replied()
  expect(joined.text).toContain('came into your flashcards')
  let card = await (await student.press(joined.message!, 'Review now')).replied()
  for (let done = 0; done < 10; done += 1) {
    const shown = await (await student.press(card.message!, 'Show answer')).replied()
    card = await (await student.press(shown.message!, 'Easy · 8 days')).replied()
  }
  expect(card.text).toContain('10 cards done')
  expect(card.text).toContain('You can stop here')
  expect(problemsOf(fake)).toEqual(noProblems)
})
