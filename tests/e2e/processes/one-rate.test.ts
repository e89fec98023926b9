/** Two processes that are busy at the same moment stay below the limits that Discord and Slack set for the bot as a whole. */
import { expect, test } from 'vitest'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { noProblems, problemsOf } from '../discord/discord-bot.ts'
import { startTwoOnDiscord, startTwoOnSlack } from './two-processes.ts'

const hello = replyWith(text('Hello.'))

test('on Discord, 50 requests in a second', async () => {
  const { fake, guild, processes } = await startTwoOnDiscord('http', { rateLimits: {} })
  const channels = Array.from({ length: 40 }, (_, number) =>
    fake.addChannel(guild, { name: `class-${number}` }),
  )
  const posts = channels.map((channel, number) =>
    processes[number % 2]!.platform.post(
      { id: `discord:${channel.id}`, class: `discord:${guild.id}` },
      hello,
    ),
  )
  await Promise.all(posts)
  expect(channels.filter((channel) => fake.messages(channel).length === 1)).toHaveLength(40)
  expect(fake.requests.filter(({ status }) => status === 429)).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('on Slack, about one post in a second in a channel', async () => {
  const { slack, team, ada, channel, processes } = await startTwoOnSlack({
    limits: { postBurst: 3 },
  })
  const place = { id: `slack:${team.id}/${channel.id}`, class: `slack:${team.id}` }
  await Promise.all([...processes, ...processes].map(({ platform }) => platform.post(place, hello)))
  expect(ada.sees(channel)).toHaveLength(4)
  expect(slack.rateLimited).toEqual([])
})
