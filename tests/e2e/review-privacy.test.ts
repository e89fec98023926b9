/** Nobody else in the channel sees what somebody reviews, on either platform. */
import { expect, test } from 'vitest'
import { startBot } from './discord/discord-bot.ts'
import { startSchool } from './slack/slack-class.ts'

test('nobody else on Discord sees a review', async () => {
  const { fake, guild, channel, student, teacher } = await startBot()
  const classmate = fake.addPerson(guild, 'Ben')
  const started = await (await student.slash(channel, 'review start', { deck: 'terms' })).replied()
  expect(started.text).toMatch(/Added \d+ cards\./)
  const card = await (await student.press(started.message!, 'Review now')).replied()
  expect(student.sees(card.message!)).toBe(true)
  await student.press(card.message!, 'Show answer')
  await student.slash(channel, 'mydata show')
  for (const other of [classmate, teacher]) expect(other.messages(channel)).toEqual([])
})

test('nobody else on Slack sees a review', async () => {
  const { team, ada, ben, channel } = await startSchool()
  const carl = team.addPerson({ name: 'carl' })
  const seen = [ada, carl].map((other) => other.sees(channel).length)
  const started = await (await ben.command(channel, '/study', 'review start lines')).answer()
  expect(started.text).toMatch(/Added \d+ cards/)
  await ben.press(started, 'Review now')
  await ben.command(channel, '/study', 'mydata show')
  expect(ben.sees(channel).length).toBeGreaterThan(0)
  expect([ada, carl].map((other) => other.sees(channel).length)).toEqual(seen)
})
