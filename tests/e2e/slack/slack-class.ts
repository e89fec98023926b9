/** A class on the fake Slack with the bot in it, as it is started for real. */
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { expect, onTestFinished } from 'vitest'
import { roomOf } from '../../../src/adapters/slack/ids.ts'
import { createSlack } from '../../../src/adapters/slack/index.ts'
import type { Clock } from '../../../src/core/platform/clock.ts'
import type { Dispatcher } from '../../../src/app/dispatch.ts'
import { observeEvents } from '../../../src/app/observe-events.ts'
import { createHome } from '../../../src/app/home-page.ts'
import { homeSections } from '../../../src/app/home-today.ts'
import type { SlackConfig } from '../../../src/adapters/slack/config.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import { createMetrics } from '../../../src/metrics.ts'
import { startServer } from '../../../src/server.ts'
import { createSecrets } from '../../../src/store/secrets.ts'
import type { Act } from '../../fakes/slack/act.ts'
import type { FakeSlackOptions } from '../../fakes/slack/settings.ts'
import { type FakeSlack, startFakeSlack } from '../../fakes/slack/start-fake-slack.ts'
import { openClassroom } from '../../fixtures/classroom.ts'
import { failureLog } from '../../fixtures/failure-log.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

export type Transport = 'socket' | 'http'
export const transports: readonly Transport[] = ['socket', 'http']

const secrets = createSecrets([randomBytes(32).toString('base64')])
/** How long the bot takes before it acknowledges what is not done, where a test does not ask about it. */
const defaultAckAfterMs = 60_000
const noLimits = {
  tier1: Infinity,
  tier2: Infinity,
  tier3: Infinity,
  tier4: Infinity,
  postsPerSecond: Infinity,
}

/** One workspace with a teacher, a student, a channel and the bot in it. */
export async function startSchool(
  transport: Transport = 'socket',
  options: FakeSlackOptions & {
    readonly dispatch?: (dispatch: Dispatcher) => Dispatcher
    readonly clock?: Clock
    readonly timeout?: number
    readonly log?: Logger
    readonly ackAfterMs?: number
    readonly triggerMs?: number
  } = {},
) {
  const { dispatch: wrap = same, clock, timeout, log, ackAfterMs, triggerMs, ...settings } = options
  const slack = await startFakeSlack({
    // A bot that may take a minute itself, for the other processes that read files for it, needs it from Slack as well.
    ...(ackAfterMs === undefined && { ackDeadlineMs: 2 * defaultAckAfterMs }),
    ...settings,
    limits: { ...noLimits, ...settings.limits },
  })
  onTestFinished(() => slack.close())
  const team = slack.addWorkspace('period-3')
  const { token: botToken } = team.install(settings.scopes)
  const ada = team.addPerson({ name: 'ada', displayName: 'Ms. Lovelace', admin: true })
  const ben = team.addPerson({ name: 'ben', displayName: 'Ben' })
  const channel = team.addChannel({ name: 'film-club', withApp: true })
  const { apiUrl, appToken, signingSecret } = slack
  const bot = await startBot(
    slack,
    transport === 'socket'
      ? { kind: 'socket', apiUrl, botToken, appToken, signingSecret }
      : { kind: 'http', apiUrl, botToken, signingSecret },
    wrap,
    clock,
    timeout,
    log,
    ackAfterMs,
    triggerMs,
  )
  return { slack, team, ada, ben, channel, room: roomOf(team.id, channel.id), ...bot }
}

/** The bot for many workspaces, none of which has it yet. */
export async function startDistrict(transport: Transport = 'http') {
  const slack = await startFakeSlack({ limits: noLimits, ackDeadlineMs: 2 * defaultAckAfterMs })
  onTestFinished(() => slack.close())
  const { apiUrl, appToken, signingSecret, clientId, clientSecret } = slack
  const bot = await startBot(slack, {
    kind: 'workspaces',
    apiUrl,
    clientId,
    clientSecret,
    stateSecret: 'a state secret',
    signingSecret,
    appToken: transport === 'socket' ? appToken : undefined,
  })

  async function addSchool(domain: string, { installed = true } = {}) {
    const team = slack.addWorkspace(domain)
    const teacher = team.addPerson({ name: `${domain}-teacher`, admin: true })
    if (installed) {
      const arrival = await team.walkInstall(teacher, `${bot.url}/slack/install`)
      expect(arrival.status).toBe(200)
    }
    const channel = team.addChannel({ name: 'class', withApp: installed })
    return { team, teacher, channel, room: roomOf(team.id, channel.id) }
  }
  return { slack, addSchool, ...bot }
}

async function startBot(
  slack: FakeSlack,
  config: SlackConfig,
  wrap: (dispatch: Dispatcher) => Dispatcher = same,
  // Waiting turns Slack's own clock, so that nobody sleeps.
  clock: Clock = {
    now: () => slack.now(),
    after(ms, work) {
      slack.advance(ms)
      const soon = setImmediate(work)
      return () => clearImmediate(soon)
    },
  },
  // The fake shares a thread with the bot, which on a busy machine may take longer than the real timeout to get to a call.
  timeout = 60_000,
  log = failureLog(),
  ackAfterMs = defaultAckAfterMs,
  triggerMs = 60_000,
) {
  const classroom = await openClassroom()
  // By Slack's clock, which the news of a removal goes by.
  const store = await openMemoryStore({ clock: () => slack.now() })
  onTestFinished(() => store.close())
  const installations = store.installations(secrets)
  const metrics = createMetrics()
  const { platform, mount, refreshHomes } = createSlack(config, {
    dispatch: observeEvents(wrap(classroom.dispatch), metrics.observer),
    log,
    observer: metrics.observer,
    onLost: (lost) => void classroom.lose(lost),
    home: createHome({
      openContext: classroom.openContext,
      sections: homeSections,
      log,
    }),
    installations,
    clock,
    timeoutMs: timeout,
    ackAfterMs,
    triggerMs,
  })
  classroom.onClassChange(refreshHomes)
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics,
    log,
    healthProblems: () => Promise.resolve([platform.healthProblem() ?? []].flat()),
    routes: [],
    mounts: mount === undefined ? [] : [mount],
  })
  const url = server.address
  if (config.kind === 'http' || (config.kind === 'workspaces' && config.appToken === undefined)) {
    slack.useRequestUrl(`${url}/slack/events`)
  }
  onTestFinished(async () => {
    await server.close()
    await platform.stop()
  })
  await platform.start()
  return { platform: platform satisfies Platform, url, installations, metrics, ...classroom }
}

/** The words and the blocks of a message as one string. */
export function shown(message: { readonly blocks: readonly unknown[] }): string {
  return JSON.stringify(message.blocks)
}

/** Waits until an act has been answered in a message or with a modal. */
export async function answered(slack: FakeSlack, act: Act): Promise<void> {
  await slack.until(() => act.answers.length > 0 || act.modal !== undefined)
}

/** Nothing was broken, late, unescaped or too fast. */
export function expectClean(slack: FakeSlack): void {
  expect(slack.violations).toEqual([])
  expect(slack.unescaped).toEqual([])
  expect(slack.pings).toEqual([])
  expect(slack.late).toEqual([])
  expect(slack.rateLimited).toEqual([])
}

function same(dispatch: Dispatcher): Dispatcher {
  return dispatch
}
