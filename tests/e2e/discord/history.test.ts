/** The history of changes on Discord: seen and undone in private, and posted to a channel without notifying anybody. */
import { expect, test } from 'vitest'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('two teachers see what the other has changed, undo it knowingly, and have it posted', async () => {
  const { fake, guild, channel, teacher, student, changeLog } = await startBot()
  const okafor = fake.addPerson(guild, 'Mr. Okafor', { permissions: ['ManageGuild'] })
  const staff = fake.addChannel(guild, { name: 'staff' })
  const chosen = await teacher.slash(channel, 'settings log', { channel: staff })
  await chosen.replied()
  expect(chosen.text).toContain('From now on, what teachers change is posted in')

  const set = await (await teacher.slash(channel, 'settings set', { rating: 'teen' })).replied()
  await (await okafor.slash(channel, 'settings set', { rating: 'mature' })).replied()
  const history = await (await teacher.slash(channel, 'settings history')).replied()
  expect(history.text).toContain('changed the rating from teen to mature for the class')
  const asked = await (await teacher.press(set.message!, 'Undo')).replied()
  expect(asked.text).toContain('This has changed since then.')
  const undone = await (await teacher.press(asked.message!, 'Undo anyway')).replied()
  expect(undone.text).toContain('Undone.')
  expect(teacher.messages(channel).every(({ flags }) => (flags & 64) !== 0)).toBe(true)

  expect(await changeLog.postDue()).toBe(1)
  const [post] = student.messages(staff)
  expect(JSON.stringify(post)).toContain('reset the rating (until then mature) for the class')
  // Everybody is named, and nobody notified.
  expect(JSON.stringify(post)).toContain(`<@${okafor.id}>`)
  expect(problemsOf(fake)).toEqual(noProblems)
})
