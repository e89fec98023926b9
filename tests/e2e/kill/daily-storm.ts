/** Kills the processes that send daily posts again and again, then counts which posts arrived. */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { DailyTimeouts } from '../../../src/app/daily/daily-timeouts.ts'
import type { PlatformName } from '../../../src/core/platform/platform-name.ts'
import { openStore } from '../../../src/store/store.ts'
import { startChatServer } from '../../fakes/chat/chat-server.ts'
import { type Fault, createFakeChat } from '../../fakes/chat/fake-chat.ts'
import { classDeliveries } from '../../fixtures/class-deliveries.ts'
import { seedDueSchedules } from '../../fixtures/due-schedules.ts'
import { bundleScript, startScript, within } from './script-process.ts'

/** Steps of a delivery after which a process can die. */
export const crashPoints = [
  'claimed',
  'written',
  'sending',
  'requested',
  'answered',
  'sent',
] as const
export type CrashPoint = (typeof crashPoints)[number]

export interface ProcessTask {
  readonly url: string
  readonly chatUrl: string
  readonly platform: PlatformName
  /** How long the platform recognises a key, as far as the process knows; 0 for never. */
  readonly keyWindowMs: number
  readonly timeouts: DailyTimeouts
  readonly classId: string
  readonly posts: number
  /** Where to die; if omitted, the process works until everything is done. */
  readonly crashAt?: CrashPoint | 'never'
  /** How many times it passes that point before it dies there. */
  readonly crashAfter: number
  /** After this many posts it dies in any case, unless `crashAt` is omitted. */
  readonly maxPosts: number
  /** How long after it is recorded a request can still reach the platform, in milliseconds. */
  readonly requestLifeMs: number
  readonly maxPerSecond: number
}

export interface StormOptions {
  readonly url: string
  readonly platform: 'discord' | 'slack'
  readonly processes: number
  readonly posts: number
  readonly kills: number
}

export interface StormReport {
  readonly kills: number
  /** Kills while there was still work to do. */
  readonly killsAtWork: number
  /** Processes that died at a crash point. */
  readonly crashes: Readonly<Record<CrashPoint, number>>
  readonly sent: number
  readonly lost: number
  readonly doubled: number
  /** Posts that the database does not record as sent. */
  readonly unrecorded: number
}

/**
 * About seven times shorter than the real ones, in the same order. Still shorter ones would end requests that wait only for
 * a processor, and a busy machine would never be done.
 */
const timeouts: DailyTimeouts = {
  leaseMs: 10_000,
  requestMs: 5_000,
  arrivalWindowMs: 8_000,
  senderLeaseMs: 2_600,
}

const latenessMs = 900

/** On a busy machine a request can take any time, and its message must never appear after the arrival window. */
const requestLifeMs = timeouts.arrivalWindowMs - latenessMs - 50

/** With fewer posts than this for each kill, the last kills might find nothing left to do. */
const maxPostsPerKill = 15

const classId = 'storm:class'

export async function dailyStorm(options: StormOptions): Promise<StormReport> {
  const { url, platform, processes, posts, kills } = options
  if (posts < kills * maxPostsPerKill) throw new Error('Too few posts for so many kills.')
  const keyWindow = platform === 'discord' ? { keyWindowMs: 30_000 } : {}
  const chat = createFakeChat({ name: platform, now: Date.now, latenessMs, ...keyWindow })
  chat.failWith(randomFault)
  const server = await startChatServer(chat, () => 1 + Math.random() * 8)
  const task: ProcessTask = {
    url,
    chatUrl: server.url,
    platform,
    keyWindowMs: platform === 'discord' ? 5_400 : 0,
    timeouts,
    classId,
    posts,
    crashAfter: 0,
    maxPosts: maxPostsPerKill,
    requestLifeMs,
    maxPerSecond: 50,
  }
  try {
    await seed(options)
    let killCount = 0
    let killsAtWork = 0
    const crashes = { claimed: 0, written: 0, sending: 0, requested: 0, answered: 0, sent: 0 }

    async function killOne(): Promise<void> {
      const number = killCount++
      // Two of three processes die at a crash point, one point after the other, and the third at any moment.
      const point =
        number % 3 === 2
          ? undefined
          : crashPoints[(number - Math.floor(number / 3)) % crashPoints.length]
      // One claim covers many schedules, so there are few claims to die after.
      const crashAfter = point === 'claimed' ? 1 : 1 + Math.floor(Math.random() * 8)
      const crash = await runUntilKilled(
        { ...task, crashAt: point ?? 'never', crashAfter },
        (count) => server.nextRequests(count),
      )
      if (crash !== undefined) crashes[crash] += 1
      if (new Set(chat.messages().map(({ key }) => key)).size < posts) killsAtWork += 1
    }

    async function killRepeatedly(): Promise<void> {
      while (killCount < kills) await killOne()
    }

    await Promise.all(Array.from({ length: processes }, () => killRepeatedly()))
    await Promise.all(Array.from({ length: processes }, () => runToTheEnd(task)))
    // Late messages may still arrive.
    await wait(latenessMs + timeouts.requestMs)
    const keys = chat.messages().map(({ key }) => key)
    return { kills: killCount, killsAtWork, crashes, ...(await countPosts(options, keys)) }
  } finally {
    server.close()
  }
}

/** Makes about one request in ten fail. */
function randomFault(request: string): Fault | undefined {
  const faults: readonly Fault[] =
    request === 'post' ? ['busy', 'lost', 'unanswered', 'late'] : ['busy', 'lost']
  return faults[Math.floor(Math.random() / 0.02)]
}

async function seed({ url, platform, posts }: StormOptions): Promise<void> {
  const store = await openStore(url)
  await seedDueSchedules(store, { count: posts, platform, classId })
  await store.close()
}

/** Returns the crash point at which the process killed itself, if it did. */
async function runUntilKilled(
  task: ProcessTask,
  nextRequests: (count: number) => Promise<void>,
): Promise<CrashPoint | undefined> {
  const child = await start(task)
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const ended = once(child, 'close')
  if (task.crashAt === 'never') {
    // One kill in five comes while the process is still starting.
    if (Math.random() > 0.2) {
      const started = Promise.race([once(child.stdout, 'data'), ended])
      await within('a process to start', started)
      const requests = nextRequests(Math.floor(Math.random() * 12))
      await within('requests of a process', Promise.race([requests, ended]))
    }
    child.kill('SIGKILL')
  }
  await within(`a process to die at ${task.crashAt}`, ended)
  return crashPoints.find((point) => output.endsWith(`${point}\n`))
}

async function runToTheEnd(task: ProcessTask): Promise<void> {
  const child = await start(task)
  const exit = once(child, 'exit') as Promise<[number | null]>
  const [code] = await within('a process to send the rest', exit)
  if (code !== 0) throw new Error(`A process of the storm ended with ${code}.`)
}

async function start(task: ProcessTask) {
  return startScript(await bundleScript('daily-process.ts'), JSON.stringify(task))
}

async function countPosts({ url, posts }: StormOptions, keys: readonly string[]) {
  const store = await openStore(url)
  const deliveries = await classDeliveries(store, classId)
  await store.close()
  const appeared = new Set(keys)
  return {
    sent: appeared.size,
    lost: posts - appeared.size,
    doubled: keys.length - appeared.size,
    unrecorded: posts - deliveries.filter(({ state }) => state === 'sent').length,
  }
}
