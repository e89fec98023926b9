/** How fast the bot answers on Slack and how much memory it uses, compared with a bare Bolt app that sends the same answer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { type FakeSlack, startFakeSlack } from '../tests/fakes/slack/start-fake-slack.ts'
import type { AppProcessOptions } from './slack-app.ts'
import { idleMemory, programMemory } from './program.ts'
import { type Row, median, quantile } from './row.ts'

const batches = 12
const commands = 400
/** Until the code of both is compiled for speed. */
const warmUpCommands = 2000
const concurrency = 16
const line = 'scene people-watching'

type Transport = AppProcessOptions['transport']
type Kind = AppProcessOptions['kind']

interface Measured {
  /** Commands answered in a second. */
  readonly rate: number
  /** Milliseconds from sending each command to its acknowledgement. */
  readonly acknowledged: readonly number[]
  /** Milliseconds of processor time that the app took for each. */
  readonly cpu: number
}

interface Running {
  readonly child: ChildProcess
  readonly url: string
}

const unlimited = { tier1: Infinity, tier2: Infinity, tier3: Infinity, tier4: Infinity }

async function startSchool() {
  const slack = await startFakeSlack({ limits: { ...unlimited, postsPerSecond: Infinity } })
  const team = slack.addWorkspace('bench')
  const { token } = team.install()
  const people = Array.from({ length: 30 }, (_, index) => team.addPerson({ name: `p${index}` }))
  const channel = team.addChannel({ name: 'class', withApp: true })
  return { slack, token, people, channel }
}
type School = Awaited<ReturnType<typeof startSchool>>

async function startApp(
  { slack, token: botToken }: School,
  kind: Kind,
  transport: Transport,
  answer: AppProcessOptions['answer'],
): Promise<Running> {
  const { apiUrl, appToken, signingSecret } = slack
  const options: AppProcessOptions = {
    kind,
    transport,
    apiUrl,
    botToken,
    appToken,
    signingSecret,
    answer,
  }
  const args = ['--max-semi-space-size=8', 'bench/slack-app.ts', JSON.stringify(options)]
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    // As in `npm start`, so that only the first start compiles.
    env: { ...process.env, NODE_COMPILE_CACHE: 'var/compile-cache' },
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      const [, address] = /^ready (.*)$/m.exec(data.toString()) ?? []
      if (address !== undefined) resolve(address)
    })
    child.once('close', (code) => reject(new Error(`The app ended with ${code}.`)))
  })
  return { child, url }
}

function connectTo(slack: FakeSlack, transport: Transport, { url }: Running): void {
  slack.useRequestUrl(transport === 'http' ? `${url}/slack/events` : undefined)
}

async function stop({ child }: Running): Promise<void> {
  const closed = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGKILL')
  await closed
}

/** Sends commands from several people at once until each has its answer. */
async function send({ people, channel }: School, app: Running, count: number): Promise<Measured> {
  const acknowledged: number[] = []
  let left = count
  async function work(): Promise<void> {
    while (left > 0) {
      left -= 1
      const person = people[left % people.length]
      if (person === undefined) return
      const act = await person.command(channel, '/study', line)
      acknowledged.push(act.ms)
      await act.answer()
    }
  }
  const usedBefore = await processorMs(app)
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: concurrency }, work))
  const rate = (count / (performance.now() - startedAt)) * 1000
  const cpu = ((await processorMs(app)) - usedBefore) / count
  channel.messages.clear()
  return { rate, acknowledged, cpu }
}

/** Of all threads, from the start of the process. Linux counts hundredths of a second. */
async function processorMs({ child }: Running): Promise<number> {
  const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8')
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12).map(Number)
  return (Number(user) + Number(system)) * 10
}

/** Returns the bot's own answer, for the bare app to send. */
async function ownAnswer(): Promise<AppProcessOptions['answer']> {
  const school = await startSchool()
  const app = await startApp(school, 'bot', 'socket', { text: '', blocks: [] })
  const [person] = school.people
  const act = await person?.command(school.channel, '/study', line)
  const message = await act?.answer()
  await stop(app)
  await school.slack.close()
  return { text: message?.text ?? '', blocks: message?.blocks ?? [] }
}

/** Both apps run at the same time and alternate, so that other load on the machine affects both alike. */
async function benchTransport(transport: Transport): Promise<readonly Row[]> {
  const answer = await ownAnswer()
  // Fills the compile cache.
  const first = await startSide('bare', transport, answer)
  await stop(first.app)
  await first.school.slack.close()
  const bot = await startSide('bot', transport, answer)
  const bare = await startSide('bare', transport, answer)
  for (const { school, app } of [bot, bare]) await send(school, app, warmUpCommands)
  for (let batch = 0; batch < batches; batch += 1) {
    for (const { school, app, measured } of [bot, bare]) {
      measured.push(await send(school, app, commands))
    }
  }
  for (const { app } of [bot, bare]) await stop(app)
  await bare.school.slack.close()
  const memory = median(await programMemory(environmentOf(bot.school, transport), 3))
  await bot.school.slack.close()
  return [
    {
      what: `answers over ${transport}, ${concurrency} at once`,
      value: rateOf(bot),
      unit: '/s',
      baseline: { name: 'bare Bolt', value: rateOf(bare) },
      goal: '≥ 0.95 ×',
    },
    {
      what: `acknowledgement over ${transport}, p99`,
      value: slowest(bot),
      unit: 'ms',
      baseline: { name: 'bare Bolt', value: slowest(bare) },
      goal: '≤ 1.5 ×',
    },
    {
      what: `processor time for an answer over ${transport}`,
      value: cpuOf(bot),
      unit: 'ms',
      baseline: { name: 'bare Bolt', value: cpuOf(bare) },
    },
    {
      what: `idle memory over ${transport}`,
      value: memory,
      unit: 'MB',
      baseline: { name: 'bare Bolt', value: bare.residentMb },
    },
  ]
}

/** For the program, whose memory is measured as people run it: from its bundle, with all that it does beside Slack. */
function environmentOf({ slack, token }: School, transport: Transport): NodeJS.ProcessEnv {
  return {
    SLACK_BOT_TOKEN: token,
    SLACK_API_URL: slack.apiUrl,
    ...(transport === 'socket'
      ? { SLACK_APP_TOKEN: slack.appToken }
      : { SLACK_SIGNING_SECRET: slack.signingSecret }),
    ENV_FILE: '/dev/null',
    LOG_LEVEL: 'info',
  }
}

async function startSide(kind: Kind, transport: Transport, answer: AppProcessOptions['answer']) {
  const school = await startSchool()
  const app = await startApp(school, kind, transport, answer)
  connectTo(school.slack, transport, app)
  const measured: Measured[] = []
  return { school, app, measured, residentMb: await idleMemory(app.child) }
}
type Side = Awaited<ReturnType<typeof startSide>>

function rateOf({ measured }: Side): number {
  return median(measured.map(({ rate }) => rate))
}

function cpuOf({ measured }: Side): number {
  return median(measured.map(({ cpu }) => cpu))
}

/** The median over the batches, so that one disturbance of the machine does not decide the result. */
function slowest({ measured }: Side): number {
  return median(measured.map(({ acknowledged }) => quantile(acknowledged, 0.99)))
}

export async function benchSlack(): Promise<readonly Row[]> {
  return [...(await benchTransport('socket')), ...(await benchTransport('http'))]
}
