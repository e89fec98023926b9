/**
 * Compares the bot on Discord with bare bots, against the same fake Discord in the same run: answers per second, time to the
 * first answer, processor time, idle memory. The bot looks up real scenes; the bare bots always return the same message.
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
const warmUpLookups = 2000
const concurrent = { lookups: 1500, atOnce: 32 }
const sequentialLookups = 500

/** What one bot managed in one round. */
interface Round {
  readonly perSecond: number
  /** Milliseconds to the first answer. */
  readonly p99: number
  /** Microseconds per answer. */
  readonly cpu: number
}

interface BotProcess {
  readonly child: ChildProcess
  readonly port: number
}

interface Classroom {
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
  const classroom = await openClassroom()
  const { fake } = classroom
  const options = { mode, ...credentialsOf(fake), components: [] }
  try {
    const bot = await startProcess({ ...options, kind: 'bot' })
    fake.useEndpoint(endpointOf(bot))
    const sample = await classroom.person.slash(classroom.channel, 'scene', {
      query: classroom.queries[0] ?? '',
    })
    const components = withoutIds(sample.message?.components ?? [])
    const botMemory = await idleMemory(bot)
    await stopProcess(bot)

    const botRounds: Round[] = []
    const bareRounds: Round[] = []
    let bareMemory = Number.NaN
    for (let round = 0; round < rounds; round += 1) {
      botRounds.push(await measure(classroom, await startProcess({ ...options, kind: 'bot' })))
      const bare = await startProcess({ ...options, kind: 'bare', components })
      if (round === 0) bareMemory = await idleMemory(bare)
      bareRounds.push(await measure(classroom, bare))
    }
    if (fake.violations.length > 0) throw new Error(JSON.stringify(fake.violations[0]))
    const bareName = mode === 'gateway' ? 'bare discord.js' : 'bare node:http'
    function medians(key: keyof Round): readonly number[] {
      return [botRounds, bareRounds].map((all) => median(all.map((each) => each[key])))
    }
    const [perSecond = 0, barePerSecond = 0] = medians('perSecond')
    const [p99 = 0, bareP99 = 0] = medians('p99')
    const [cpu = 0, bareCpu = 0] = medians('cpu')
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

async function openClassroom(): Promise<Classroom> {
  const fake = await startFakeDiscord({ rateLimits: false, ackDeadlineMs: 60_000 })
  const guild = fake.addGuild()
  const { packs } = await loadPacks('data')
  // Half as autocomplete sends them, half as people type them.
  const queries = [...packs.values()].flatMap(({ scenes }) =>
    scenes.flatMap(({ id, title }) => [id, title]),
  )
  return { fake, person: fake.addPerson(guild, 'Ana'), channel: fake.addChannel(guild), queries }
}

function credentialsOf({ token, applicationId, publicKey, apiUrl }: FakeDiscord) {
  return { token, applicationId, publicKey, apiUrl }
}

async function startProcess(options: BotProcessOptions): Promise<BotProcess> {
  const child = fork(
    fileURLToPath(new URL('discord-child.ts', import.meta.url)),
    [JSON.stringify(options)],
    {
      execArgv: ['--max-semi-space-size=2'],
      // As in `npm start`, so that only the first start compiles.
      env: { ...process.env, NODE_COMPILE_CACHE: 'var/compile-cache' },
    },
  )
  const { port } = await waitForStatus(child)
  return { child, port }
}

async function waitForStatus(child: ChildProcess): Promise<BotProcessStatus> {
  const [status] = (await once(child, 'message')) as [BotProcessStatus]
  return status
}

function requestStatus(child: ChildProcess): Promise<BotProcessStatus> {
  child.send('status')
  return waitForStatus(child)
}

async function stopProcess({ child }: BotProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

function endpointOf({ port }: BotProcess): string | undefined {
  return port === 0 ? undefined : `http://127.0.0.1:${port}${interactionsPath}`
}

/** Measures one round and stops the bot. */
async function measure(classroom: Classroom, bot: BotProcess): Promise<Round> {
  const { fake } = classroom
  fake.useEndpoint(endpointOf(bot))
  await lookUp(classroom, warmUpLookups, concurrent.atOnce)
  const before = await requestStatus(bot.child)
  const start = performance.now()
  await lookUp(classroom, concurrent.lookups, concurrent.atOnce)
  const seconds = (performance.now() - start) / 1000
  const after = await requestStatus(bot.child)
  fake.forget()
  const times = await lookUp(classroom, sequentialLookups, 1)
  fake.forget()
  await stopProcess(bot)
  return {
    perSecond: concurrent.lookups / seconds,
    p99: quantile(times, 0.99),
    cpu: (after.cpuMicroseconds - before.cpuMicroseconds) / concurrent.lookups,
  }
}

/** Returns the milliseconds to each first answer. */
async function lookUp(
  classroom: Classroom,
  count: number,
  atOnce: number,
): Promise<readonly number[]> {
  const { person, channel, queries } = classroom
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

/** Returns MiB, after the garbage of the start has been collected. */
async function idleMemory({ child }: BotProcess): Promise<number> {
  await pause(2500)
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/** Removes the ids that Discord gives to components. */
function withoutIds(components: readonly object[]): readonly object[] {
  return JSON.parse(
    JSON.stringify(components, (key, value: unknown) => (key === 'id' ? undefined : value)),
  )
}
