/** The reading plan on Discord: a teacher sees what it opens, uses it, and the class sees no more than it says. */
import { expect, test } from 'vitest'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('a plan closes what it has not reached, in the channel, in suggestions and in direct messages', async () => {
  const { fake, channel, student, teacher } = await startBot()
  async function ask(where = channel): Promise<string> {
    const answer = await student.slash(where, 'scene', { query: 'the invitation' })
    return (await answer.replied()).text
  }
  expect(await ask()).toContain('Scene 22')
  const plan = { plan: 'yesterday: scene 3; in two weeks: scene 22', timezone: 'Europe/London' }
  const shown = await (await teacher.slash(channel, 'reading set', plan)).replied()
  expect(shown.text).toContain('Nothing has changed yet.')
  const used = await (await teacher.press(shown.message!, 'Use it')).replied()
  expect(used.text).toContain('up to scene 3')
  expect(await ask()).not.toContain('Scene 22')
  expect(await ask(student.directMessages())).not.toContain('Scene 22')
  const offered = await student.autocomplete(channel, 'scene', 'query', 'the invitation')
  expect(offered.map(({ name }) => name)).not.toContain('The invitation')
  const seen = await (await student.slash(channel, 'reading show')).replied()
  expect(seen.text).toContain('19 more scenes')
  expect(seen.text).not.toContain('The invitation')
  await (await teacher.press(used.message!, 'Undo')).replied()
  expect(await ask()).toContain('Scene 22')
  expect(problemsOf(fake)).toEqual(noProblems)
})
