import fc from 'fast-check'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createDigestWorker } from '../../../src/app/digest/digest-worker.ts'
import { localDate, localTime, nextDay } from '../../../src/core/calendar/local-time.ts'
import {
  type ClassCalendar,
  emptyCalendar,
  isSchoolDay,
} from '../../../src/core/calendar/class-calendar.ts'
import type { DigestFacts } from '../../../src/core/digest/digest-facts.ts'
import { nextDigest } from '../../../src/core/digest/digest-time.ts'
import { createRandom } from '../../../src/core/platform/random.ts'
import type { Room } from '../../../src/core/platform/room.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { roomPlatform } from '../../fixtures/room-platform.ts'

const room: Room = { id: 'web:general', class: 'web:class', platform: 'web', allowsMature: false }
const minuteMs = 60_000
const start = Date.UTC(2027, 7, 30, 4)
/** With the autumn and the spring change of clocks on either side of the Atlantic, and a 29 February. */
const end = Date.UTC(2028, 7, 30, 4)

const breaks = {
  holidays: [
    { from: '2027-10-25', to: '2027-10-29', name: 'Half-term' },
    { from: '2027-12-20', to: '2028-01-03' },
  ],
  pauses: [{ from: '2028-01-20', to: '2028-01-20', reason: 'Snow' }],
  // Neither changes when a digest comes.
  weeks: { names: ['A', 'B'], from: '2027-08-30' },
  examWeeks: [{ from: '2028-05-15', to: '2028-05-26', name: 'Exams' }],
}

function newsOf(calendar: ClassCalendar, since: number, now: number): DigestFacts {
  const zone = calendar.zone ?? 'UTC'
  return {
    zone,
    date: localDate(zone, now),
    now,
    since,
    members: [],
    notHeard: [],
    couldBeHeard: false,
    answers: { people: 1, posts: 1, mostReacted: undefined, held: 0 },
    posted: 1,
    failed: [],
    paused: [],
    quizzes: [],
    homework: [],
    again: [],
    turn: undefined,
    library: undefined,
  }
}

interface Year {
  readonly zone: string
  readonly time: string
  readonly isEveryDay: boolean
  readonly seed: number
}

/** Two processes over one store and a third that is not on the platform, all of which look at moments that nobody chose; each is started anew three times a week. */
async function runYear({ zone, time, isEveryDay, seed }: Year) {
  const random = createRandom(seed)
  const clock = createManualClock(start)
  await using store = await openMemoryStore({ clock: clock.now })
  const calendar = { ...emptyCalendar, ...breaks, zone }
  const days = isEveryDay ? (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const) : null
  const plan = { time, days: days && [...days], zone: 'UTC' }
  await store.digests.save({
    id: 'd1',
    person: 'web:rivera',
    room,
    plan,
    next: nextDigest(plan, calendar, start),
    at: start,
  })
  const sent: {
    readonly date: string
    readonly time: string
    readonly since: number
    readonly at: number
  }[] = []
  let since = 0
  const platform = roomPlatform(clock.now)
  platform.sendDirectMessage = () => {
    const now = clock.now()
    sent.push({ date: localDate(zone, now), time: localTime(zone, now), since, at: now })
    return Promise.resolve()
  }

  function startProcess(platforms = new Map([['web', platform] as const])) {
    return createDigestWorker({
      store: store.digests,
      platforms,
      calendar: () => Promise.resolve(calendar),
      facts: (digest, now) => {
        since = digest.toldUntil
        return Promise.resolve(newsOf(calendar, digest.toldUntil, now))
      },
      clock,
      log: pino({ level: 'silent' }),
    })
  }

  const elsewhere = startProcess(new Map())
  let processes = [elsewhere, startProcess(), startProcess()]
  while (clock.now() < end) {
    // At most two hours late; some of the looks are a minute apart.
    const ms = random(10) === 0 ? minuteMs : (65 + random(50)) * minuteMs
    clock.set(clock.now() + ms)
    if (random(36) === 0) processes = [elsewhere, startProcess(), startProcess()]
    if (random(60) === 0) await store.digests.markSeen(room.class, 'web:rivera', clock.now())
    await Promise.all(processes.map((each) => each.remindDue(clock.now())))
  }
  return { sent, calendar, isEveryDay }
}

function expectedDates({ calendar, isEveryDay }: { calendar: ClassCalendar; isEveryDay: boolean }) {
  const year = isEveryDay
    ? { ...calendar, days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const }
    : calendar
  const dates: string[] = []
  for (let date = '2027-08-31'; date < '2028-08-29'; date = nextDay(date)) {
    if (isSchoolDay({ ...year, days: [...year.days] }, date)) dates.push(date)
  }
  return dates
}

/** Whether the clock on the wall had shown the time on that day: when clocks go back, it shows less an hour later. */
function wasReached(
  { zone, time }: Pick<Year, 'zone' | 'time'>,
  {
    date,
    time: sentTime,
    at,
  }: { readonly date: string; readonly time: string; readonly at: number },
): boolean {
  if (sentTime >= time) return true
  return Array.from({ length: 120 }, (_, back) => at - back * minuteMs).some(
    (moment) => localDate(zone, moment) === date && localTime(zone, moment) >= time,
  )
}

test('over a year of restarts and clock changes none is missed, none comes twice, and none too early', async () => {
  const times = fc.constantFrom('16:00', '07:15', '02:30', '01:30', '20:45')
  const zones = fc.constantFrom('Europe/London', 'America/New_York', 'Australia/Lord_Howe')
  const years = fc.record({ zone: zones, time: times, isEveryDay: fc.boolean(), seed: fc.nat() })
  await fc.assert(
    fc.asyncProperty(years, async (given) => {
      const { sent, ...year } = await runYear(given)
      const dates = sent
        .map(({ date }) => date)
        .filter((date) => date > '2027-08-30' && date < '2028-08-29')
      expect(dates).toEqual(expectedDates(year))
      expect(sent.filter((each) => !wasReached(given, each))).toEqual([])
      // Each tells from where the one before has ended.
      expect(sent.slice(1).map((each) => each.since)).toEqual(sent.slice(0, -1).map(({ at }) => at))
    }),
    {
      numRuns: 2,
      endOnFailure: true,
      // A digest that comes late in the hour that the clocks show twice.
      examples: [[{ zone: 'Europe/London', time: '01:30', isEveryDay: true, seed: 1_646_316_173 }]],
    },
  )
})

test('a kill while one is sent loses it and sends no second, and the next tells of its time, too', async () => {
  const clock = createManualClock(Date.UTC(2027, 8, 6, 15))
  await using store = await openMemoryStore({ clock: clock.now })
  const calendar = { ...emptyCalendar, zone: 'Europe/London' }
  const plan = { time: '16:00', days: null, zone: 'UTC' }
  const next = nextDigest(plan, calendar, clock.now() - minuteMs)
  const at = clock.now() - minuteMs
  await store.digests.save({ id: 'd1', person: 'web:rivera', room, plan, next, at })
  const platform = roomPlatform(clock.now)
  const told: number[] = []
  let isKilled = true
  platform.sendDirectMessage = () => {
    if (isKilled) return Promise.reject(new Error('Killed.'))
    return Promise.resolve()
  }
  const worker = createDigestWorker({
    store: store.digests,
    platforms: new Map([['web', platform]]),
    calendar: () => Promise.resolve(calendar),
    facts: (digest, now) => {
      told.push(digest.toldUntil)
      return Promise.resolve(newsOf(calendar, digest.toldUntil, now))
    },
    clock,
    log: pino({ level: 'silent' }),
  })
  expect(await worker.remindDue(clock.now())).toBe(0)
  isKilled = false
  expect(await worker.remindDue(clock.now() + minuteMs)).toBe(0)
  expect(await store.digests.find(room.class, 'web:rivera')).toMatchObject({ outcome: 'sending' })
  expect(await worker.remindDue(clock.now() + 24 * 60 * minuteMs)).toBe(1)
  expect(told[1]).toBe(told[0])
})
