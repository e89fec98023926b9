/**
 * Compares the bot on Discord with bare bots, against the same fake Discord in the same run: answers per second, time to the
 * first answer, processor time, idle memory. Both send the same answers: the bot looks them up, and the bare bots have them in
 * a table. Rounds of both alternate, so that other work on the machine affects both alike.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { interactionsPath } from '../src/adapters/discord/interactions-endpoint.ts'
import { loadPacks } from '../src/app/pack/load-packs.ts'
import { builtInPack } from '../src/load-content.ts'
import { type FakeDiscord, startFakeDiscord } from '../tests/fakes/discord/server.ts'
import type { Person } from '../tests/fakes/discord/person.ts'
import type { Channel } from '../tests/fakes/discord/state.ts'
import type { Answers, BotProcessOptions, BotProcessStatus } from './discord-child.ts'
import type { BenchOptions } from './bench.ts'
import { idleMemory, programMemory } from './program.ts'
import { type Row, median, quantile } from './row.ts'

const roundsOfRun = { short: 3, long: 5 }
const warmUpLookups = 2000
const concurrent = { lookups: 1500, atOnce: 32 }
const sequentialLookups = 500

/** As `npm start` sets it for the bot; a bare bot is started without, as in discord.js’s guide. */
const ownFlags = ['--max-semi-space-size=8']

/** What one bot managed in one round. */
interface Round {
  readonly perSecond: number
  /** Milliseconds to the first answer. */
  readonly p99: number
  /** Microseconds per answer. */
  readonly cpu: number
  /** MiB, connected and idle. */
  readonly memory: number
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

type Kind = BotProcessOptions['kind']

export async function benchDiscord({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const rounds = isLong ? roundsOfRun.long : roundsOfRun.short
  const rows: Row[] = []
  for (const mode of ['gateway', 'http'] as const) rows.push(...(await benchMode(mode, rounds)))
  return rows
}

async function benchMode(mode: BotProcessOptions['mode'], rounds: number): Promise<readonly Row[]> {
  const classroom = await openClassroom()
  const { fake } = classroom

  function start(kind: Kind, flags = kind === 'bot' ? ownFlags : []): Promise<BotProcess> {
    return startProcess({ kind, mode, ...credentialsOf(fake) }, flags)
  }

  try {
    const answers = await collectAnswers(classroom, await start('bot'))
    // Fills the compile cache.
    await stopProcess(await start('bare'))
    const botRounds: Round[] = []
    const bareRounds: Round[] = []
    const tunedMemory: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      botRounds.push(await measure(classroom, await start('bot')))
      const bare = await start('bare')
      await sendAnswers(bare, answers)
      bareRounds.push(await measure(classroom, bare))
      const tuned = await start('bare', ownFlags)
      tunedMemory.push(await idleMemory(tuned.child))
      await stopProcess(tuned)
    }
    if (fake.violations.length > 0) throw new Error(JSON.stringify(fake.violations[0]))
    const bareName = mode === 'gateway' ? 'bare discord.js' : 'bare node:http'
    function medians(key: keyof Round): readonly number[] {
      return [botRounds, bareRounds].map((all) => median(all.map((each) => each[key])))
    }
    const [perSecond = 0, barePerSecond = 0] = medians('perSecond')
    const [p99 = 0, bareP99 = 0] = medians('p99')
    const [cpu = 0, bareCpu = 0] = medians('cpu')
    const [, bareMemory = 0] = medians('memory')
    const memory = median(await programMemory(environmentOf(fake, mode), rounds))
    const goals = mode === 'gateway' ? { rate: '≥ 0.9 ×', memory: '≤ 1.3 ×' } : { rate: '≥ 0.85 ×' }
    const idle = `${mode}: resident memory, connected and idle`
    return [
      row(`${mode}: lookups answered`, perSecond, '/s', bareName, barePerSecond, goals.rate),
      row(`${mode}: first answer, p99, one at a time`, p99, 'ms', bareName, bareP99, '≤ 1.5 ×'),
      row(`${mode}: processor time for an answer`, cpu, 'µs', bareName, bareCpu),
      row(idle, memory, 'MiB', bareName, bareMemory, goals.memory),
      row(idle, memory, 'MiB', `${bareName} ${ownFlags.join(' ')}`, median(tunedMemory)),
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
  // Of the pack that a new class has. Half as autocomplete sends them, half as people type them.
  const queries = (packs.get(builtInPack)?.scenes ?? []).flatMap(({ id, title }) => [id, title])
  return { fake, person: fake.addPerson(guild, 'Ana'), channel: fake.addChannel(guild), queries }
}

function credentialsOf({ token, applicationId, publicKey, apiUrl }: FakeDiscord) {
  return { token, applicationId, publicKey, apiUrl }
}

/** For the program, whose memory is measured as people run it: from its bundle, with all that it does beside Discord. */
function environmentOf(fake: FakeDiscord, mode: BotProcessOptions['mode']): NodeJS.ProcessEnv {
  return {
    DISCORD_TOKEN: fake.token,
    DISCORD_APPLICATION_ID: fake.applicationId,
    DISCORD_API_URL: fake.apiUrl,
    DISCORD_MODE: mode,
    ...(mode === 'http' ? { DISCORD_PUBLIC_KEY: fake.publicKey } : {}),
    ENV_FILE: '/dev/null',
    LOG_LEVEL: 'info',
  }
}

async function startProcess(
  options: BotProcessOptions,
  flags: readonly string[],
): Promise<BotProcess> {
  const child = fork(
    fileURLToPath(new URL('discord-child.ts', import.meta.url)),
    [JSON.stringify(options)],
    {
      execArgv: [...flags],
      // As in `npm start`, so that only the first start compiles.
      env: { ...process.env, NODE_COMPILE_CACHE: 'var/compile-cache' },
    },
  )
  const { port } = await waitForStatus(child)
  return { child, port }
}

/** Asks the bot for every answer, and stops it. */
async function collectAnswers(classroom: Classroom, bot: BotProcess): Promise<Answers> {
  const { fake, person, channel, queries } = classroom
  fake.useEndpoint(endpointOf(bot))
  const answers: Record<string, readonly object[]> = {}
  for (const query of queries) {
    const { message } = await person.slash(channel, 'scene', { query })
    answers[query] = withoutIds(message?.components ?? [])
  }
  fake.forget()
  await stopProcess(bot)
  return answers
}

async function sendAnswers({ child }: BotProcess, answers: Answers): Promise<void> {
  child.send(answers)
  await waitForStatus(child)
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
  const memory = await idleMemory(bot.child)
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
    memory,
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

/** Removes the ids that Discord gives to components. */
function withoutIds(components: readonly object[]): readonly object[] {
  return JSON.parse(
    JSON.stringify(components, (key, value: unknown) => (key === 'id' ? undefined : value)),
  )
}
