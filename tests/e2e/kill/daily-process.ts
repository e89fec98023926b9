/** One process that makes daily posts until it is killed, or kills itself at a given point, or nothing is left to do. */
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { createDaily } from '../../../src/app/daily/create-daily.ts'
import { postRate } from '../../../src/app/daily/post-rates.ts'
import { monotonicClock } from '../../../src/app/system-clock.ts'
import { createRateLimiter } from '../../../src/core/platform/rate-limiter.ts'
import type { DailyStore } from '../../../src/core/daily/daily-store.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import { openStore } from '../../../src/store/store.ts'
import { chatClient } from '../../fakes/chat/chat-server.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'
import type { CrashPoint, ProcessTask } from './daily-storm.ts'

const task = JSON.parse(process.argv[2] ?? '') as ProcessTask
const opened = await openStore(task.url, { maxConnections: 4 })

/** Dies here, as a power cut would have it, if this is the point; more often than not it first does some work. */
function crash(point: CrashPoint): void {
  // Many schedules are claimed at once, so there are few claims to die after.
  const chance = point === 'claimed' ? 0.6 : 0.1
  if (task.crashAt === point && Math.random() < chance) process.kill(process.pid, 'SIGKILL')
}

const store: DailyStore = {
  ...opened.daily,
  async claimSchedules(claim) {
    const claimed = await opened.daily.claimSchedules(claim)
    if (claimed.length > 0) crash('claimed')
    return claimed
  },
  async writeDay(entry, holder) {
    const entered = await opened.daily.writeDay(entry, holder)
    crash('entered')
    return entered
  },
  async saveDelivery(post, holder) {
    const written = await opened.daily.saveDelivery(post, holder)
    if (post.state === 'sending') crash('begun')
    if (post.state === 'sent') crash('marked')
    return written
  },
}

const client = chatClient(task.chat, task.platform, task.keyWindow)
const platform: Platform = {
  ...client,
  async post(...args) {
    const answer = client.post(...args)
    // Dead or alive, the request goes on.
    answer.catch(() => undefined)
    if (task.crashAt === 'requested') await wait(3)
    crash('requested')
    const message = await answer
    crash('answered')
    return message
  },
}

const limiter = createRateLimiter(monotonicClock)
const rate = postRate({ key: 'storm', perSecond: task.perSecond })
const { worker } = createDaily({
  store,
  leases: opened.leases,
  platforms: new Map([[task.platform, platform]]),
  library: () => Promise.resolve(createLibrary(lantern, { ceiling: 'everyone' })),
  log: pino({ level: 'silent' }),
  timeouts: task.timing,
  // Slow enough that every kill finds it at work.
  rateLimiter: { acquire: () => limiter.acquire([rate]) },
})

/** Whether every post has come to an end. */
async function isDone(): Promise<boolean> {
  const { daily_post: posts = [] } = await opened.exportClass(task.classId)
  return posts.length === task.posts && posts.every((post) => post['is_open'] === 0)
}

process.stdout.write('working\n')
while (task.crashAt !== undefined || !(await isDone())) {
  await worker.runDue()
  await wait(20)
}
await worker.stop()
await opened.close()
