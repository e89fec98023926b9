/** Starts the whole bot on a fake Discord, with the built-in pack and its own store. */
import { type RequestListener, type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { onTestFinished } from 'vitest'
import { createDiscord } from '../../../src/adapters/discord/index.ts'
import type { RestTimeouts } from '../../../src/adapters/discord/limits.ts'
import type { LostAccess } from '../../../src/core/platform/room.ts'
import { interactionsPath } from '../../../src/adapters/discord/interactions-endpoint.ts'
import { unlimitedRequests } from '../../../src/app/request-limits.ts'
import { systemRandom } from '../../../src/app/system-random.ts'
import { createBot } from '../../../src/create-bot.ts'
import type { Dispatcher } from '../../../src/app/dispatch.ts'
import { createMetrics } from '../../../src/metrics.ts'
import type { Clock } from '../../../src/core/platform/clock.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import type { PlatformName } from '../../../src/core/platform/platform-name.ts'
import { runningClock } from '../../fakes/running-time.ts'
import { type FakeDiscord, type FakeOptions, startFakeDiscord } from '../../fakes/discord/server.ts'
import { failureLog } from '../../fixtures/failure-log.ts'
import { installedContent } from '../../fixtures/installed-content.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { patientWork } from '../../fixtures/patient-work.ts'

/** How long Discord waits for an answer here. That slow work is deferred in time is shown with the clock in hand. */
const patientAckDeadlineMs = 60_000

/** Bot and fake share a thread, which on a busy machine may take longer than the real timeouts to get to a request. */
export const patientTimeouts: RestTimeouts = {
  answerMs: 60_000,
  followUpMs: 60_000,
  botMs: 60_000,
}

export type Mode = 'gateway' | 'http'

export interface BotOptions {
  readonly mode?: Mode
  readonly fake?: FakeOptions
  /** The clock of the bot and of Discord; by default it counts only time in which the process could run. */
  readonly clock?: Clock
  /** The clock of the bot alone, where it is to stand still while Discord’s goes on. */
  readonly botClock?: Clock
  /** Wraps or replaces the bot’s dispatcher. */
  readonly through?: (dispatch: Dispatcher) => Dispatcher
  readonly log?: Logger
}

/** Starts everything and stops it when the test ends. */
export async function startBot({
  mode = 'gateway',
  clock = runningClock,
  botClock = clock,
  fake: options,
  through,
  log = failureLog(),
}: BotOptions = {}) {
  const fake = await startFakeDiscord({
    rateLimits: false,
    now: clock.now,
    ackDeadlineMs: patientAckDeadlineMs,
    ...options,
  })
  const store = await openMemoryStore({ clock: botClock.now })
  const platforms = new Map<PlatformName, Platform>()
  const metrics = createMetrics()
  const { observer } = metrics
  const bot = createBot({
    ...(await installedContent()),
    store,
    log,
    observer,
    platforms,
    clock: botClock,
    requestRates: unlimitedRequests,
    heavyWork: patientWork,
    // Quizzes draw the same questions in every run.
    random: { ...systemRandom, seed: () => 7 },
  })
  const dispatch = through?.(bot.dispatch) ?? bot.dispatch
  const guild = fake.addGuild({ name: 'Period 3' })
  const channel = fake.addChannel(guild, { name: 'her' })
  const lost: LostAccess[] = []
  const discord = createDiscord(
    {
      token: fake.token,
      applicationId: fake.applicationId,
      publicKey: mode === 'http' ? fake.publicKey : undefined,
      mode,
      apiUrl: fake.apiUrl,
    },
    {
      dispatch,
      log,
      observer,
      onLost: (each) => lost.push(each),
      clock,
      timeouts: patientTimeouts,
    },
  )
  platforms.set('discord', discord.platform)
  const server = discord.mount && (await listen(discord.mount.listener))
  const endpoint = server && `http://127.0.0.1:${portOf(server)}${interactionsPath}`
  fake.useEndpoint(endpoint)
  onTestFinished(async () => {
    await bot.quizRunner.stop()
    await discord.platform.stop()
    server?.closeAllConnections()
    server?.close()
    await fake.close()
    await store.close()
  })
  await discord.platform.start()
  return {
    fake,
    guild,
    channel,
    room: { id: `discord:${channel.id}`, class: `discord:${guild.id}` },
    student: fake.addPerson(guild, 'Ana'),
    teacher: fake.addPerson(guild, 'Ms. Rivera', { permissions: ['ManageGuild'] }),
    quizRunner: bot.quizRunner,
    answeredPosts: bot.answeredPosts,
    changeLog: bot.changeLog,
    dailyWorker: bot.daily.worker,
    platform: discord.platform,
    commands: dispatch.commands,
    dispatch,
    store,
    metrics,
    lost,
    endpoint: endpoint ?? '',
  }
}

export type RunningBot = Awaited<ReturnType<typeof startBot>>

/** Returns what must be empty after every test: violations, late answers and notifications. */
export function problemsOf({ violations, late, pings }: FakeDiscord) {
  return { violations, late, pings }
}

export const noProblems = { violations: [], late: [], pings: [] }

async function listen(listener: RequestListener): Promise<Server> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}
