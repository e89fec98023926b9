/**
 * The bot on Discord beside bare bots that only echo, against the same fake Discord in the same run: answers a second, the
 * time to the first answer, processor time, idle memory. The bot looks real scenes up; the bare ones give back one card.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { interactionsPath } from '../src/adapters/discord/interactions-endpoint.ts'
import { loadPacks } from '../src/app/pack/load-packs.ts'
import { type FakeDiscord, startFakeDiscord } from '../tests/fakes/discord/server.ts'
import type { Person } from '../tests/fakes/discord/person.ts'
import type { Channel } from '../tests/fakes/discord/state.ts'
import type { BotProcessOptions, BotProcessStatus } from './discord-child.ts'
import { type Row, median, quantile } from './row.ts'

const rounds = 3
const warmUp = 2000
const together = { answers: 1500, atOnce: 32 }
const oneByOne = 500

interface Round {
  readonly perSecond: number
  readonly p99: number
  readonly cpu: number
}

interface Running {
  readonly child: ChildProcess
  readonly port: number
}

interface Stage {
  readonly fake: FakeDiscord
  readonly person: Person
  readonly channel: Channel
  readonly queries: readonly string[]
}

export async function benchDiscord(): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const mode of ['gateway', 'http'] as const) rows.push(...(await benchMode(mode)))
  return rows
}

async function benchMode(mode: BotProcessOptions['mode']): Promise<readonly Row[]> {
  const stage = await openStage()
  const { fake } = stage
  const orders = { mode, ...namesOf(fake), components: [] }
  try {
    const bot = await run({ ...orders, kind: 'bot' })
    fake.useEndpoint(endpointOf(bot))
    const sample = await stage.person.slash(stage.channel, 'scene', {
      query: stage.queries[0] ?? '',
    })
    const components = withoutIds(sample.message?.components ?? [])
    const botMemory = await idleMemory(bot)
    await end(bot)

    const botRounds: Round[] = []
    const bareRounds: Round[] = []
    let bareMemory = Number.NaN
    for (let round = 0; round < rounds; round += 1) {
      botRounds.push(await measure(stage, await run({ ...orders, kind: 'bot' })))
      const bare = await run({ ...orders, kind: 'bare', components })
      if (round === 0) bareMemory = await idleMemory(bare)
      bareRounds.push(await measure(stage, bare))
    }
    if (fake.violations.length > 0) throw new Error(JSON.stringify(fake.violations[0]))
    const bareName = mode === 'gateway' ? 'bare discord.js' : 'bare node:http'
    function figure(of: keyof Round): readonly number[] {
      return [botRounds, bareRounds].map((all) => median(all.map((each) => each[of])))
    }
    const [perSecond = 0, barePerSecond = 0] = figure('perSecond')
    const [p99 = 0, bareP99 = 0] = figure('p99')
    const [cpu = 0, bareCpu = 0] = figure('cpu')
    return [
      row(`${mode}: lookups answered`, perSecond, '/s', bareName, barePerSecond, '≥ 0.8 ×'),
      row(`${mode}: first answer, p99, one at a time`, p99, 'ms', bareName, bareP99, '≤ 1.5 ×'),
      row(`${mode}: processor time for an answer`, cpu, 'µs', bareName, bareCpu),
      row(`${mode}: resident memory, connected and idle`, botMemory, 'MiB', bareName, bareMemory),
    ]
  } finally {
    await fake.close()
  }
}

function row(
  what: string,
  value: number,
  unit: string,
  name: string,
  baseline: number,
  goal?: string,
): Row {
  return {
    what,
    value,
    unit,
    baseline: { name, value: baseline },
    ...(goal === undefined ? {} : { goal }),
  }
}

async function openStage(): Promise<Stage> {
  const fake = await startFakeDiscord({ rateLimits: false, ackDeadlineMs: 60_000 })
  const guild = fake.addGuild()
  const { packs } = await loadPacks('data')
  // Half of them as autocomplete sends them, half as they are typed.
  const queries = [...packs.values()].flatMap(({ scenes }) =>
    scenes.flatMap(({ id, title }) => [id, title]),
  )
  return { fake, person: fake.addPerson(guild, 'Ana'), channel: fake.addChannel(guild), queries }
}

function namesOf({ token, applicationId, publicKey, apiUrl }: FakeDiscord) {
  return { token, applicationId, publicKey, apiUrl }
}

async function run(orders: BotProcessOptions): Promise<Running> {
  const child = fork(
    fileURLToPath(new URL('discord-child.ts', import.meta.url)),
    [JSON.stringify(orders)],
    {
      execArgv: ['--max-semi-space-size=2'],
      // As `npm start` does: from the second start on nothing is compiled again.
      env: { ...process.env, NODE_COMPILE_CACHE: 'var/compile-cache' },
    },
  )
  const { port } = await waitForStatus(child)
  return { child, port }
}

async function waitForStatus(child: ChildProcess): Promise<BotProcessStatus> {
  const [report] = (await once(child, 'message')) as [BotProcessStatus]
  return report
}

function requestStatus(child: ChildProcess): Promise<BotProcessStatus> {
  child.send('report')
  return waitForStatus(child)
}

async function end({ child }: Running): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

function endpointOf({ port }: Running): string | undefined {
  return port === 0 ? undefined : `http://127.0.0.1:${port}${interactionsPath}`
}

/** Ends the bot when its round is over. */
async function measure(stage: Stage, bot: Running): Promise<Round> {
  const { fake } = stage
  fake.useEndpoint(endpointOf(bot))
  await lookUp(stage, warmUp, together.atOnce)
  const before = await requestStatus(bot.child)
  const begun = performance.now()
  await lookUp(stage, together.answers, together.atOnce)
  const seconds = (performance.now() - begun) / 1000
  const after = await requestStatus(bot.child)
  fake.forget()
  const times = await lookUp(stage, oneByOne, 1)
  fake.forget()
  await end(bot)
  return {
    perSecond: together.answers / seconds,
    p99: quantile(times, 0.99),
    cpu: (after.cpuMicroseconds - before.cpuMicroseconds) / together.answers,
  }
}

/** Times to the first answer in milliseconds. */
async function lookUp(stage: Stage, count: number, atOnce: number): Promise<readonly number[]> {
  const { person, channel, queries } = stage
  const times: number[] = []
  let next = 0
  async function work(): Promise<void> {
    while (next < count) {
      const query = queries[next % queries.length] ?? ''
      next += 1
      const outcome = await person.slash(channel, 'scene', { query })
      times.push(outcome.acknowledgedAfterMs)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return times
}

/** Once what the start needed has been collected. */
async function idleMemory({ child }: Running): Promise<number> {
  await pause(2500)
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Discord numbers the components of what it was given. */
function withoutIds(components: readonly object[]): readonly object[] {
  return JSON.parse(
    JSON.stringify(components, (key, value: unknown) => (key === 'id' ? undefined : value)),
  )
}
