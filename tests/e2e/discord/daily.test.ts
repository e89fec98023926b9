import { expect, test } from 'vitest'
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
