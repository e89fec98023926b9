/** The bot with a real adapter and a real store in a process of its own, made to be killed. */
import { argv, env, stdout } from 'node:process'
import { pino } from 'pino'
import type { DiscordConfig } from '../../../src/adapters/discord/index.ts'
import type { SlackConfig } from '../../../src/adapters/slack/config.ts'
import type { DailyTimeouts } from '../../../src/app/daily/daily-timeouts.ts'
import { loadCommands } from '../../../src/app/load-commands.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import type { PlatformName } from '../../../src/core/platform/platform-name.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'
import { unlimitedRequests } from '../../../src/app/request-limits.ts'
import { createBot } from '../../../src/create-bot.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { startServer } from '../../../src/server.ts'
import { openStore } from '../../../src/store/store.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'
import { endWithParent } from './end-with-parent.ts'

export interface BotTask {
  readonly databaseUrl: string
  readonly timeouts: DailyTimeouts
  readonly discord?: DiscordConfig
  readonly slack?: SlackConfig
}

const { databaseUrl, timeouts, discord, slack } = JSON.parse(argv[2] ?? '') as BotTask

/** How often due posts are looked for; the bot's own heartbeat of ten seconds would make the tests slow. */
const wakeIntervalMs = 200

const log = pino({ level: env['KILL_LOG_LEVEL'] ?? 'silent' }, pino.destination(2))
const store = await openStore(databaseUrl, {
  maxConnections: 4,
  onConnectionError: (error) => log.warn({ err: error }, 'A connection was lost'),
})
const platforms = new Map<PlatformName, Platform>()
const bot = createBot({
  packs: new Map([[lantern.id, lantern]]),
  commands: await loadCommands('commands'),
  store,
  log,
  platforms,
  defaults: { pack: lantern.id, rating: 'everyone', lookups: 'private', locale: 'en' },
  daily: { timeouts },
  requestRates: unlimitedRequests,
})
const { dispatch } = bot

// Like the bot, it loads only what it is configured for.
const onDiscord =
  discord &&
  (await import('../../../src/adapters/discord/index.ts')).createDiscord(discord, { dispatch, log })
if (onDiscord !== undefined) platforms.set('discord', onDiscord.platform)
const onSlack =
  slack &&
  (await import('../../../src/adapters/slack/index.ts')).createSlack(slack, {
    dispatch,
    log,
    home: () => Promise.resolve(replyWith()),
    installations: undefined,
  })
if (onSlack !== undefined) platforms.set('slack', onSlack.platform)

const server = await startServer({
  host: '127.0.0.1',
  port: 0,
  log,
  metrics: createMetrics(),
  healthProblems: () => Promise.resolve([]),
  routes: [],
  mounts: [onDiscord?.mount ?? [], onSlack?.mount ?? []].flat(),
})
for (const platform of platforms.values()) await platform.start()
await bot.start()
setInterval(() => void bot.daily.worker.wake(), wakeIntervalMs)
endWithParent()
stdout.write(`${server.address}\n`)
