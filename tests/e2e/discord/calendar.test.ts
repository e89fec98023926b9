import { expect, test } from 'vitest'
import { runningClock } from '../../fakes/running-time.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('a teacher sets the calendar in a form, pauses on a snow day and resumes', async () => {
  const bot = await startBot({
    botClock: { ...runningClock, now: () => Date.parse('2027-01-15T09:30Z') },
  })
  const { fake, channel, teacher } = bot
  await teacher.slash(channel, 'daily set', { time: '08:30', timezone: 'Europe/London' })
  const shown = await (await teacher.slash(channel, 'calendar show')).replied()
  expect(shown.text).toContain('Europe/London')

  const form = await teacher.press(shown.message!, 'Terms…')
  const saved = await teacher.submitModal(form, { terms: 'Spring: 4 Jan – 26 Mar' })
  expect((await saved.replied()).text).toContain('Spring')

  const paused = await (
    await teacher.slash(channel, 'calendar pause', { when: '18 Jan', reason: 'Snow day' })
  ).replied()
  expect(paused.text).toContain('Snow day')
  const [waiting] = await bot.store.daily.schedules(bot.room.class)
  expect(waiting?.next?.date).toBe('2027-01-19')
  const resumed = await teacher.press(paused.message!, 'Resume')
  expect((await resumed.replied()).text).toContain('No pause is coming any more')
  const [on] = await bot.store.daily.schedules(bot.room.class)
  expect(on?.next?.date).toBe('2027-01-18')
  expect(problemsOf(fake)).toEqual(noProblems)
})
