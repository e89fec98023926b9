/** Two processes with one token, as a deployment has them that starts the new one before it stops the old one. */
import { expect, test } from 'vitest'
import { noProblems, problemsOf } from '../discord/discord-bot.ts'
import { startTwoOnDiscord } from './two-processes.ts'

test('one process is connected; when it stops, the other follows, and everybody is answered all the time', async () => {
  const { fake, channel, student, processes } = await startTwoOnDiscord('gateway', {
    takeTurns: true,
  })
  const [old, young] = processes
  async function ask(): Promise<string> {
    const answer = await student.slash(channel, 'scene', { query: 'the invitation' })
    return (await answer.replied()).text
  }
  expect(await ask()).toContain('The invitation')
  expect(fake.gateway.connected).toBe(1)
  expect(old.platform.healthNote?.()).toBeUndefined()
  expect(young.platform.healthNote?.()).toContain('This one waits')
  expect(young.platform.healthProblem()).toBeUndefined()

  let isStopped = false
  const stopped = old.platform.stop().then(() => (isStopped = true))
  while (!isStopped) expect(await ask()).toContain('The invitation')
  await stopped
  expect(await ask()).toContain('The invitation')
  expect(fake.gateway.connected).toBe(1)
  expect(young.platform.healthNote?.()).toBeUndefined()
  expect(problemsOf(fake)).toEqual(noProblems)
})
