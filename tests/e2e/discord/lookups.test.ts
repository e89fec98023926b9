import { expect, test } from 'vitest'
import { type Mode, faultsOf, noFaults, startBot } from './discord-bot.ts'

const modes: readonly Mode[] = ['gateway', 'http']

test.each(modes)('a student looks up a scene, privately, over %s', async (mode) => {
  const { fake, student, channel, teacher } = await startBot({ mode })
  const outcome = await student.slash(channel, 'scene', { query: 'carnival' })
  expect(outcome.kind).toBe('message')
  expect(outcome.text).toContain('## ')
  expect(teacher.sees(outcome.message!)).toBe(false)
  expect(faultsOf(fake)).toEqual(noFaults)
})
