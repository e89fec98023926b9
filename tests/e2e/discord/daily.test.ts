import { expect, test } from 'vitest'
import { runningClock } from '../../fakes/running-time.ts'
import { problemsOf, noProblems, startBot } from './discord-bot.ts'

test('a teacher sets up the daily post and sends today’s, with thread, pin and role', async () => {
  const { fake, guild, channel, teacher } = await startBot()
  const role = fake.addRole(guild, { name: 'Period 3', mentionable: true })
  const set = await teacher.slash(channel, 'daily set', {
    time: '08:30',
    timezone: 'Europe/London',
    days: 'mon-sun',
    role: { id: role.id },
    thread: true,
    pin: true,
  })
  expect(set.text).toContain('08:30')
  await teacher.slash(channel, 'daily now')
  await fake.until(() => fake.pinned(channel).length === 1 && fake.threads(channel).length === 1)
  expect(fake.pings.map(({ kind, id }) => [kind, id])).toEqual([['role', role.id]])
  expect({ ...problemsOf(fake), pings: [] }).toEqual(noProblems)
})

test('a calendar in the letters of Windows is read; days are taken out by two teachers at once', async () => {
  const bot = await startBot({
    botClock: { ...runningClock, now: () => Date.parse('2027-01-15T09:30Z') },
  })
  const { fake, guild, channel, teacher } = bot
  const other = fake.addPerson(guild, 'Mr. Okafor', { permissions: ['ManageGuild'] })
  const events = ['20270118', '20270119', '20270120'].map(
    (date) => `BEGIN:VEVENT\nDTSTART;VALUE=DATE:${date}\nSUMMARY:Frei für alle\nEND:VEVENT\n`,
  )
  const content = Buffer.from(`BEGIN:VCALENDAR\n${events.join('')}END:VCALENDAR\n`, 'latin1')
  const calendar = { filename: 'school.ics', contentType: 'text/calendar', content }
  const set = await teacher.slash(channel, 'daily set', {
    time: '08:30',
    timezone: 'Europe/London',
    calendar,
  })
  const { message, text } = await set.replied()
  expect(text).toContain('Frei für alle')

  const seen = (await other.slash(channel, 'daily holidays')).message
  await Promise.all([
    teacher.select(message!, 'Post on some of these after all', ['2027-01-18..2027-01-18']),
    other.select(seen!, 'Post on some of these after all', ['2027-01-19..2027-01-19']),
  ])
  const [schedule] = await bot.store.daily.schedules(bot.room.class)
  expect(schedule?.calendar.holidays.map(({ from }) => from)).toEqual(['2027-01-20'])
  expect(schedule?.calendar.leftOut?.map(({ from }) => from)).toEqual(['2027-01-18', '2027-01-19'])
  expect(problemsOf(fake)).toEqual(noProblems)
})
