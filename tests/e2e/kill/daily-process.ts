/** A process that sends daily posts until it is killed, kills itself at a given point, or has nothing left to do. */
import { writeSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { postRate } from '../../../src/app/daily/post-rates.ts'
import { monotonicClock } from '../../../src/app/system-clock.ts'
import { createRateLimiter } from '../../../src/core/platform/rate-limiter.ts'
import { idempotencyKey, isOpen } from '../../../src/core/daily/delivery.ts'
import type { DailyStore } from '../../../src/core/daily/daily-store.ts'
import type { Platform } from '../../../src/core/platform/platform.ts'
import { createBot } from '../../../src/create-bot.ts'
import { openStore } from '../../../src/store/store.ts'
import { StoreError } from '../../../src/store/store-error.ts'
import { chatClient } from '../../fakes/chat/chat-server.ts'
import { classDeliveries } from '../../fixtures/class-deliveries.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'
import { endWithParent } from './end-with-parent.ts'
import type { CrashPoint, ProcessTask } from './daily-storm.ts'

const task = JSON.parse(process.argv[2] ?? '') as ProcessTask
const opened = await openStore(task.url, { maxConnections: 4 })

let passesLeft = task.crashAfter
let postsLeft = task.maxPosts
/** When the platform drops a request, by its key. */
const expiries = new Map<string, number>()

/** Dies here, as in a power cut, if this is the crash point and it has been passed often enough. */
function crash(point: CrashPoint): void {
  if (task.crashAt !== point) return
  passesLeft -= 1
  if (passesLeft > 0) return
  writeSync(process.stdout.fd, `${point}\n`)
  process.kill(process.pid, 'SIGKILL')
}

const dailyStore: DailyStore = {
  ...opened.daily,
  async claimSchedules(claim) {
    const claimed = await opened.daily.claimSchedules(claim)
    if (claimed.length > 0) crash('claimed')
    return claimed
  },
  async writeDay(entry, holder) {
    const isWritten = await opened.daily.writeDay(entry, holder)
    crash('written')
    return isWritten
  },
  async saveDelivery(delivery, holder) {
    const isSaved = await opened.daily.saveDelivery(delivery, holder)
    if (delivery.state === 'sending') {
      expiries.set(idempotencyKey(delivery), (delivery.unsureAt ?? 0) + task.requestLifeMs)
      crash('sending')
      // However slow the machine is, no process does so much that the next ones have nothing left to do.
      if (task.crashAt !== undefined && --postsLeft === 0) process.kill(process.pid, 'SIGKILL')
    }
    if (delivery.state === 'sent') crash('sent')
    return isSaved
  },
}

const client = chatClient({
  url: task.chatUrl,
  name: task.platform,
  keyWindowMs: task.keyWindowMs,
  expiresAt: (key = '') => expiries.get(key),
})
const platform: Platform = {
  ...client,
  async post(...args) {
    const sent = client.post(...args)
    // The request goes on even if this process dies.
    sent.catch(() => undefined)
    if (task.crashAt === 'requested') await wait(3)
    crash('requested')
    const message = await sent
    crash('answered')
    return message
  },
}

const limiter = createRateLimiter(monotonicClock)
const rate = postRate({ key: 'storm', perSecond: task.maxPerSecond })
const { daily } = createBot({
  packs: new Map([[lantern.id, lantern]]),
  commands: new Map(),
  store: { ...opened, daily: dailyStore },
  platforms: new Map([[task.platform, platform]]),
  log: pino({ level: 'silent' }),
  defaults: { pack: lantern.id, rating: 'everyone', lookups: 'private', locale: 'en' },
  daily: {
    timeouts: task.timeouts,
    rateLimiter: { acquire: () => limiter.acquire([rate]) },
  },
})

async function isDone(): Promise<boolean> {
  const deliveries = await classDeliveries(opened, task.classId)
  return deliveries.length === task.posts && !deliveries.some((delivery) => isOpen(delivery))
}

/** Sends what is due. Returns whether everything is done; like the bot, it tries again where a busy server is slow to let it in. */
async function goOn(): Promise<boolean> {
  try {
    await daily.worker.runDue()
    return await isDone()
  } catch (error) {
    if (error instanceof StoreError && error.problem === 'unreachable') return false
    throw error
  }
}

endWithParent()
process.stdout.write('working\n')
while (!(await goOn())) await wait(200)
await daily.worker.stop()
await opened.close()
process.exit()
