/** Kills the processes that make daily posts again and again, and then counts what the class got. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { DailyTimeouts } from '../../../src/app/daily/daily-timeouts.ts'
import type { PlatformName } from '../../../src/core/platform/platform-name.ts'
import { openStore } from '../../../src/store/store.ts'
import { startChatServer } from '../../fakes/chat/chat-server.ts'
import { type Fault, createFakeChat } from '../../fakes/chat/fake-chat.ts'
import { seedDueSchedules } from '../../fixtures/due-schedules.ts'

/** The places between two lines at which a process can die. */
export const crashPoints = [
  'claimed',
  'entered',
  'begun',
  'requested',
  'answered',
  'marked',
] as const
export type CrashPoint = (typeof crashPoints)[number]

export interface ProcessTask {
  readonly url: string
  readonly chat: string
  readonly platform: PlatformName
  readonly keyWindow: number
  readonly timing: DailyTimeouts
  readonly classId: string
  readonly posts: number
  /** Where to die; left out, it works until everything is done. */
  readonly crashAt?: CrashPoint | 'never'
  readonly perSecond: number
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
  /** Kills that found the process at work. */
  readonly atWork: number
  /** Deaths by crash point. */
  readonly at: Readonly<Record<CrashPoint, number>>
  readonly sent: number
  readonly lost: number
  readonly doubled: number
  /** Posts that the ledger does not count as sent. */
  readonly unsettled: number
}

/** Everything that takes a minute takes a second; what must be longer than what is so here too. */
const timing: DailyTimeouts = {
  leaseMs: 1500,
  requestMs: 800,
  arrivalWindowMs: 1300,
  senderLeaseMs: 400,
}

const latenessMs = 300

const classId = 'storm:class'

export async function dailyStorm(options: StormOptions): Promise<StormReport> {
  const { url, platform, processes, posts, kills } = options
  const keys = platform === 'discord' ? { keyWindow: 5000 } : {}
  const chat = createFakeChat({ name: platform, now: Date.now, latenessMs, ...keys })
  chat.failWith(oftenFails)
  const server = await startChatServer(chat, () => 1 + Math.random() * 8)
  const task: ProcessTask = {
    url,
    chat: server.url,
    platform,
    keyWindow: platform === 'discord' ? 900 : 0,
    timing,
    classId,
    posts,
    perSecond: 100,
  }
  try {
    await seed(options)
    let killed = 0
    let atWork = 0
    const at = { claimed: 0, entered: 0, begun: 0, requested: 0, answered: 0, marked: 0 }

    async function killOne(): Promise<void> {
      const turn = killed++
      // Two of three processes die at one of the points, in turn, and the third at any moment.
      const place = turn - Math.floor(turn / 3)
      const point = turn % 3 === 2 ? undefined : crashPoints[place % crashPoints.length]
      const byItself = await runUntilKilled({ ...task, crashAt: point ?? 'never' })
      if (point !== undefined && byItself) at[point] += 1
      if (new Set(chat.messages().map(({ key }) => key)).size < posts) atWork += 1
    }

    async function keepKilling(): Promise<void> {
      while (killed < kills) await killOne()
    }

    await Promise.all(Array.from({ length: processes }, () => keepKilling()))
    await Promise.all(Array.from({ length: processes }, () => runToTheEnd(task)))
    // What is late may still come.
    await wait(latenessMs + timing.requestMs)
    return {
      kills: killed,
      atWork,
      at,
      ...(await count(
        options,
        chat.messages().map(({ key }) => key),
      )),
    }
  } finally {
    server.close()
  }
}

function oftenFails(request: string): Fault | undefined {
  const faults: readonly Fault[] =
    request === 'post' ? ['busy', 'lost', 'unanswered', 'late'] : ['busy', 'lost']
  const chance = Math.random() / 0.02
  return faults[Math.floor(chance)]
}

async function seed({ url, platform, posts }: StormOptions): Promise<void> {
  const store = await openStore(url)
  await seedDueSchedules(store, { count: posts, platform, classId })
  await store.close()
}

/** Whether it died by itself, at its point. */
async function runUntilKilled(task: ProcessTask): Promise<boolean> {
  const child = start(task)
  const ended = once(child, 'exit')
  const patience = task.crashAt === 'never' ? Math.random() * 500 : 1200
  // One kill in five comes while the process is still starting.
  if (Math.random() > 0.2) await Promise.race([once(child.stdout, 'data'), ended])
  await Promise.race([wait(patience), ended])
  const byItself = child.signalCode !== null
  child.kill('SIGKILL')
  await ended
  return byItself
}

async function runToTheEnd(task: ProcessTask): Promise<void> {
  const child = start(task)
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`A process of the storm ended with ${code}.`)
}

function start(task: ProcessTask) {
  return spawn(
    process.execPath,
    [join(import.meta.dirname, 'daily-process.ts'), JSON.stringify(task)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      // The same files again and again: most of a start is reading them.
      env: { ...process.env, NODE_COMPILE_CACHE: join('var', 'compile-cache') },
    },
  )
}

async function count({ url, posts }: StormOptions, keys: readonly string[]) {
  const store = await openStore(url)
  const { daily_post: rows = [] } = await store.exportClass(classId)
  await store.close()
  const appeared = new Set(keys)
  return {
    sent: appeared.size,
    lost: posts - appeared.size,
    doubled: keys.length - appeared.size,
    unsettled: posts - rows.filter((row) => row['state'] === 'sent').length,
  }
}
