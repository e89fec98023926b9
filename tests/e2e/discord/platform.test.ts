import { assert, describe } from 'vitest'
import { platformContract } from '../../contracts/platform.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

describe('Discord as a platform', () => {
  platformContract(
    async () => {
      const { fake, channel, room, student, platform } = await startBot()
      return {
        platform,
        room: { ...room, platform: 'discord', allowsMature: false },
        person: `discord:${student.id}`,
        texts: () => fake.messages(channel).map(textOf),
        directTexts: () => fake.messages(student.directMessages()).map(textOf),
        pinned: () => fake.pinned(channel).map(({ id }) => id),
        threads: () => fake.threads(channel).length,
        forbid: () => fake.deny(channel, ['SendMessages']),
        assertClean: () => assert.deepEqual(problemsOf(fake), noProblems),
      }
    },
    { hasLimits: true },
  )
})
