/** What measuring costs: an event with and without it, and a scrape. */
import { pino } from 'pino'
import { unlimitedRequests } from '../src/app/request-limits.ts'
import { monotonicClock } from '../src/app/system-clock.ts'
import { type Observer, silentObserver } from '../src/core/platform/observer.ts'
import type { Person, Room } from '../src/core/platform/room.ts'
import { createBot } from '../src/create-bot.ts'
import { loadContent } from '../src/load-content.ts'
import { createMetrics } from '../src/metrics.ts'
import { openStore } from '../src/store/store.ts'
import { type Row, median, quantile } from './row.ts'

const rounds = 60
const eventsInRound = 300

const person: Person = { id: 'web:ana', name: 'Ana', isTeacher: false }
const room: Room = { id: 'web:general', class: 'web:class', platform: 'web', allowsMature: false }

export async function benchMeasuring(): Promise<readonly Row[]> {
  const content = await loadContent('data')
  await using store = await openStore('sqlite::memory:')
  const metrics = createMetrics()
  metrics.watch({
    version: 'bench',
    instance: 'bench',
    store,
    platforms: new Map(),
    newestBackup: () => Promise.resolve(undefined),
    clock: monotonicClock,
  })

  function openDispatch(observer: Observer) {
    const log = pino({ level: 'silent' })
    const platforms = new Map()
    const requestRates = unlimitedRequests
    return createBot({ ...content, store, log, platforms, requestRates, observer }).dispatch
  }

  const [plain, measured] = [openDispatch(silentObserver), openDispatch(metrics.observer)]

  /** Returns the microseconds that an event takes, each answer awaited before the next event. */
  async function time(dispatch: typeof plain): Promise<number> {
    const from = performance.now()
    for (let at = 0; at < eventsInRound; at += 1) {
      await dispatch.line({ id: `e${at}`, person, room, at: 0, line: 'scene carnival' })
    }
    return ((performance.now() - from) * 1000) / eventsInRound
  }

  const without: number[] = []
  const withMetrics: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Alternating, so that a busy moment of the machine meets both.
    without.push(await time(plain))
    withMetrics.push(await time(measured))
  }
  const scrapes: number[] = []
  for (let at = 0; at < 100; at += 1) {
    const from = performance.now()
    await metrics.page()
    scrapes.push(performance.now() - from)
  }
  return [
    {
      what: 'an event, measured',
      value: quantile(withMetrics, 0.05),
      unit: 'µs',
      baseline: { name: 'not measured', value: quantile(without, 0.05) },
      goal: '≤ 1.10 ×',
    },
    { what: 'a scrape', value: median(scrapes), unit: 'ms', goal: '≤ 10' },
  ]
}
