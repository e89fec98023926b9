import { describe } from 'vitest'
import { platformContract } from '../../contracts/platform.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

describe('Slack as a platform', () => {
  platformContract(
    async () => {
      const { slack, team, ben, channel, room, platform } = await startSchool()
      return {
        platform,
        room,
        person: `slack:${team.id}/${ben.id}`,
        texts: () => team.posts(channel).map(shown),
        directTexts: () => team.posts(team.im(ben)).map(shown),
        pinned: () => [...channel.pins],
        threads: () => team.posts(channel).filter(({ threadTs }) => threadTs !== undefined).length,
        forbid: () => {
          channel.archived = true
        },
        assertClean: () => expectClean(slack),
      }
    },
    { hasLimits: true },
  )
})
