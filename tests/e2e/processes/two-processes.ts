/** Two processes of the bot, each with its own connections and memory, on one PostgreSQL and one fake of a platform. */
import { onTestFinished } from 'vitest'
import { createDiscord } from '../../../src/adapters/discord/index.ts'
import { createSlack } from '../../../src/adapters/slack/index.ts'
import { createHome } from '../../../src/app/home-page.ts'
import { unlimitedRequests } from '../../../src/app/request-limits.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import type { PlatformName } from '../../../src/core/platform/platform-name.ts'
import { createBot } from '../../../src/create-bot.ts'
import { openStore } from '../../../src/store/store.ts'
import { startFakeDiscord, type FakeOptions } from '../../fakes/discord/server.ts'
import { runningClock } from '../../fakes/running-time.ts'
import type { FakeSlackOptions } from '../../fakes/slack/settings.ts'
import { startFakeSlack } from '../../fakes/slack/start-fake-slack.ts'
import { failureLog } from '../../fixtures/failure-log.ts'
import { installedContent } from '../../fixtures/installed-content.ts'
import { patientWork } from '../../fixtures/patient-work.ts'
import { giveBackPostgres, reusedPostgres } from '../../postgres/database.ts'
import { type Mode, patientTimeouts } from '../discord/discord-bot.ts'
import { listen, startRepeatingProxy } from './twice.ts'

/** Nothing here is about time. */
const patienceMs = 60_000

/** Returns a function that starts a process: its bot, its platforms and its store. */
async function openDatabase() {
  const url = await reusedPostgres()
  onTestFinished(() => giveBackPostgres(url))

  return async () => {
    const store = await openStore(url, { maxConnections: 5, clock: runningClock.now })
    onTestFinished(() => store.close())
    const platforms = new Map<PlatformName, Platform>()
    const bot = createBot({
      ...(await installedContent()),
      store,
      log: failureLog(),
      platforms,
      clock: runningClock,
      requestRates: unlimitedRequests,
      heavyWork: patientWork,
    })
    onTestFinished(() => bot.stop())
    return { store, bot, platforms }
  }
}

/**
 * Over HTTP, Discord’s requests reach both at the same moment; over the gateway they do so by themselves, unless the processes
 * take turns.
 */
export async function startTwoOnDiscord(
  mode: Mode,
  { takeTurns = false, ...options }: FakeOptions & { readonly takeTurns?: boolean } = {},
) {
  const fake = await startFakeDiscord({
    rateLimits: false,
    now: runningClock.now,
    ackDeadlineMs: patienceMs,
    ...options,
  })
  onTestFinished(() => fake.close())
  const startProcess = await openDatabase()
  const guild = fake.addGuild({ name: 'Period 3' })
  const channel = fake.addChannel(guild, { name: 'her' })
  const { token, applicationId, apiUrl } = fake
  const publicKey = mode === 'http' ? fake.publicKey : undefined

  async function start() {
    const process = await startProcess()
    const discord = createDiscord(
      { token, applicationId, publicKey, mode, apiUrl },
      {
        dispatch: process.bot.dispatch,
        log: failureLog(),
        claimEvent: process.bot.claimEvent,
        sharedRates: process.store.sharedRates,
        leases: takeTurns ? process.store.leases : undefined,
        clock: runningClock,
        timeouts: patientTimeouts,
      },
    )
    process.platforms.set('discord', discord.platform)
    onTestFinished(() => discord.platform.stop())
    await discord.platform.start()
    const address = discord.mount && (await listen(discord.mount.listener))
    return { ...process, platform: discord.platform, address }
  }
  const processes = [await start(), await start()] as const
  const addresses = processes.flatMap(({ address }) => address ?? [])
  const [here] = processes
  if (addresses.length > 0) {
    fake.useEndpoint(`${await startRepeatingProxy(addresses)}/discord/interactions`)
  }
  return {
    fake,
    guild,
    channel,
    room: { id: `discord:${channel.id}`, class: `discord:${guild.id}` },
    student: fake.addPerson(guild, 'Ana'),
    teacher: fake.addPerson(guild, 'Ms. Rivera', { permissions: ['ManageGuild'] }),
    processes,
    store: here.store,
  }
}

/** Slack’s requests reach both at the same moment. */
export async function startTwoOnSlack(options: FakeSlackOptions = {}) {
  const slack = await startFakeSlack({ ackDeadlineMs: patienceMs, ...options })
  onTestFinished(() => slack.close())
  const startProcess = await openDatabase()
  const team = slack.addWorkspace('period-3')
  const { token: botToken } = team.install()
  const ada = team.addPerson({ name: 'ada', displayName: 'Ms. Lovelace', admin: true })
  const ben = team.addPerson({ name: 'ben', displayName: 'Ben' })
  const channel = team.addChannel({ name: 'film-club', withApp: true })
  const { apiUrl, signingSecret } = slack

  async function start() {
    const process = await startProcess()
    const { bot } = process
    const { platform, mount } = createSlack(
      { kind: 'http', apiUrl, botToken, signingSecret },
      {
        dispatch: bot.dispatch,
        log: failureLog(),
        claimEvent: bot.claimEvent,
        sharedRates: process.store.sharedRates,
        home: createHome({ openContext: bot.openContext, sections: [], log: failureLog() }),
        installations: undefined,
        clock: runningClock,
        timeoutMs: patienceMs,
        ackAfterMs: patienceMs / 2,
        triggerMs: patienceMs,
      },
    )
    if (mount === undefined) throw new Error('Slack is not served over HTTP.')
    process.platforms.set('slack', platform)
    onTestFinished(() => platform.stop())
    await platform.start()
    return { ...process, platform, address: await listen(mount.listener) }
  }
  const processes = [await start(), await start()] as const
  const proxy = await startRepeatingProxy(processes.map(({ address }) => address))
  slack.useRequestUrl(`${proxy}/slack/events`)
  const [here] = processes
  return { slack, team, ada, ben, channel, processes, store: here.store }
}
