/** Whether memory stays flat when many classes use one bot: everything that is remembered per class or person is bounded. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { createBot } from '../src/create-bot.ts'
import { loadContent } from '../src/load-content.ts'
import { openStore } from '../src/store/store.ts'
import type { Row } from './row.ts'

/** Enough to fill every cache. */
const warmClasses = 6_000
const moreClasses = 10_000

/** Each class looks something up in a channel, and its student then in direct messages. */
export async function benchMemory(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const store = await openStore(`sqlite:${join(folder, 'classes.db')}`)
  const log = pino({ level: 'silent' })
  const bot = createBot({ ...(await loadContent('data')), store, log, platforms: new Map() })

  async function useClass(number: number): Promise<void> {
    const person = { id: `discord:${number}`, name: `Student ${number}`, isTeacher: false }
    const shared = { platform: 'discord', allowsMature: false } as const
    const rooms = [
      { id: `discord:c${number}`, class: `discord:g${number}`, ...shared },
      { id: `discord:d${number}`, class: `discord:dm/${number}`, ...shared },
    ]
    for (const [index, room] of rooms.entries()) {
      const event = { id: `${number}.${index}`, person, room, at: Date.now() }
      await bot.dispatch.line({ ...event, line: 'scene carnival' })
    }
  }

  async function useClasses(from: number, to: number): Promise<{ heap: number; rss: number }> {
    for (let number = from; number < to; number += 1) await useClass(number)
    await bot.homeClasses.settled()
    globalThis.gc?.()
    const { heapUsed, rss } = process.memoryUsage()
    return { heap: heapUsed / 1e6, rss: rss / 1e6 }
  }

  try {
    const before = await useClasses(0, warmClasses)
    const after = await useClasses(warmClasses, warmClasses + moreClasses)
    const name = `after ${warmClasses} classes`
    return [
      {
        what: `Heap after ${moreClasses} more classes and their students`,
        value: after.heap,
        unit: 'MB',
        baseline: { name, value: before.heap },
        goal: '≤ 1.05 ×',
      },
      {
        what: 'Resident memory after the same',
        value: after.rss,
        unit: 'MB',
        baseline: { name, value: before.rss },
        goal: '≤ 1.1 ×',
      },
    ]
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}
