/** Odd daily posts from before the calendar, and what the first change of each kind does to them: nothing that it does not say. */
import { expect, test } from 'vitest'
import { nextDue, nextDues } from '../../../src/core/calendar/due-days.ts'
import type { ClassCalendar } from '../../../src/core/calendar/class-calendar.ts'
import type { Schedule } from '../../../src/core/daily/daily-store.ts'
import type { Person } from '../../../src/core/platform/room.ts'
import { openDailyClass } from '../../fixtures/daily-class.ts'
import { classRoom, hour, monday, schedule } from '../../fixtures/schedules.ts'

const teacher: Person = { id: 'discord:teacher', name: 'Ms. Rivera', isTeacher: true }
const usual = schedule().calendar

/** Each in a channel of its own. */
const oddOnes: readonly (Partial<Schedule> & Pick<Schedule, 'calendar'>)[] = [
  { calendar: { ...usual, zone: 'America/New_York', days: ['wed'] }, status: 'off' },
  { calendar: { ...usual, zone: 'Pacific/Auckland', time: '00:00', days: ['sun'] } },
  { calendar: { ...usual, zone: 'Asia/Kolkata', end: '2027-02-01' }, status: 'paused' },
  { calendar: { ...usual, end: '2027-01-12' } },
  { calendar: { ...usual, start: '2028-02-29', days: ['tue'] } },
  {
    calendar: {
      ...usual,
      zone: 'US/Eastern',
      holidays: [{ from: '2027-01-11', to: '2027-12-31', name: 'Sabbatical' }],
      leftOut: [{ from: '2027-05-03', to: '2027-05-03' }],
    },
  },
  { calendar: { ...usual, zone: 'Europe/London', days: ['mon', 'sat'] } },
]

const odd = oddOnes.map((each, index): Partial<Schedule> => {
  const next = nextDue(each.calendar, monday - 24 * hour)
  const room = { ...classRoom, id: `discord:${index + 1}` }
  return { ...each, id: `s${index + 1}`, room, ...(next && { next }) }
})

const changes: Readonly<Record<string, (year: ClassCalendar) => ClassCalendar>> = {
  'a term far away': (year) => ({
    ...year,
    examWeeks: [{ from: '2040-01-02', to: '2040-01-06' }],
  }),
  'weeks A and B': (year) => ({ ...year, weeks: { names: ['A', 'B'], from: '2027-01-11' } }),
  'a pause that is over': (year) => ({
    ...year,
    pauses: [{ from: '2027-01-04', to: '2027-01-05' }],
  }),
  'a day off that all have': (year) => ({
    ...year,
    holidays: [...year.holidays, { from: '2026-01-01', to: '2026-01-01' }],
  }),
}

test.each(Object.entries(changes))('%s moves none of them', async (_name, change) => {
  const { store, openBot } = await openOdd()
  const before = await coming(store)
  const { posts } = await (await openBot()).change(change)
  expect(posts).toEqual([])
  expect(await coming(store)).toEqual(before)
})

test('a pause holds all of them, and its end brings back what is still to come', async () => {
  const { store, openBot } = await openOdd()
  const calendar = await openBot()
  const before = await coming(store)
  await calendar.change((year) => ({ ...year, pauses: [{ from: '2027-01-01' }] }))
  expect(Object.values(await coming(store)).flatMap(({ dues }) => dues)).toEqual([])
  await calendar.change((year) => ({ ...year, pauses: [] }))
  expect(await coming(store)).toEqual(before)
})

test('a day off that the class gets is one for all, also for those with days off of their own', async () => {
  const { store, openBot } = await openOdd()
  const calendar = await openBot()
  const day = { from: '2028-01-10', to: '2028-01-10' }
  await calendar.change((year) => ({ ...year, holidays: [...year.holidays, day] }))
  const own = await store.schedule(classRoom.class, 's6')
  expect(own?.calendar.holidays.map(({ from }) => from)).toEqual(['2027-01-11', '2028-01-10'])
  expect(own?.calendar.leftOut).toHaveLength(1)
  const withIt = await coming(store)
  expect(withIt['s7']?.dues.map(({ date }) => date)).not.toContain('2028-01-10')
  await calendar.change((year) => ({
    ...year,
    holidays: year.holidays.filter(({ from }) => from !== day.from),
  }))
  expect((await coming(store))['s7']?.dues.map(({ date }) => date)).toContain('2028-01-10')
  expect((await store.schedule(classRoom.class, 's6'))?.calendar.holidays).toHaveLength(1)
})

async function openOdd() {
  const { store, startProcess } = await openDailyClass({ at: monday - 24 * hour, schedules: odd })
  return {
    store,
    openBot: async () => (await (await startProcess()).openContext(classRoom, teacher)).calendar,
  }
}

async function coming(store: Awaited<ReturnType<typeof openDailyClass>>['store']) {
  const listed = await Promise.all(odd.map(({ id }) => store.schedule(classRoom.class, id!)))
  return Object.fromEntries(
    listed.map((each) => [
      each?.id ?? '',
      {
        status: each?.status,
        next: each?.next,
        dues: each === undefined ? [] : nextDues(each.calendar, monday - 24 * hour, 400),
      },
    ]),
  )
}
