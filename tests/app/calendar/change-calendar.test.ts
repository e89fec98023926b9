/** Daily posts that were set up before classes had a calendar, and what a change of it does to them. */
import { describe, expect, test } from 'vitest'
import { nextDues } from '../../../src/core/calendar/due-days.ts'
import type { Schedule } from '../../../src/core/daily/daily-store.ts'
import type { Person } from '../../../src/core/platform/room.ts'
import { openDailyClass } from '../../fixtures/daily-class.ts'
import { classRoom, hour, monday, schedule } from '../../fixtures/schedules.ts'

const teacher: Person = { id: 'discord:teacher', name: 'Ms. Rivera', isTeacher: true }
const other: Person = { id: 'discord:other', name: 'Mr. Okafor', isTeacher: true }

const halfTerm = { from: '2027-02-15', to: '2027-02-19', name: 'Half-term' }
const london = { ...schedule().calendar, holidays: [halfTerm] }
const tokyoRoom = { ...classRoom, id: 'discord:2' }
const tokyo = { ...london, time: '09:00', zone: 'Asia/Tokyo', days: ['mon' as const], holidays: [] }

/** One of London, one of Tokyo with other days and none of the days off, and one of London with the same. */
const different: readonly Partial<Schedule>[] = [
  { calendar: london },
  {
    id: 's2',
    room: tokyoRoom,
    calendar: tokyo,
    next: { date: '2027-01-18', at: Date.UTC(2027, 0, 18) },
  },
  {
    id: 's3',
    name: 'late',
    calendar: { ...london, time: '16:00' },
    next: { date: '2027-01-11', at: monday + 7.5 * hour },
    status: 'paused',
  },
]

async function openClass(schedules: readonly Partial<Schedule>[] = different) {
  const daily = await openDailyClass({ at: monday - hour, schedules })
  const bot = await daily.startProcess()

  async function calendarOf(person: Person) {
    return (await bot.openContext(classRoom, person)).calendar
  }

  return {
    ...daily,
    bot,
    calendarOf,
    calendar: await calendarOf(teacher),
    coming: async () =>
      Object.fromEntries(
        (await daily.store.schedules(classRoom.class)).map((each) => [
          each.id,
          { next: each.next, dues: nextDues(each.calendar, daily.now(), 60) },
        ]),
      ),
  }
}

describe('daily posts from before the calendar', () => {
  test('go on as before when the calendar is written for the first time', async () => {
    const { coming, calendar } = await openClass()
    const before = await coming()
    await calendar.change((year) => ({
      ...year,
      examWeeks: [{ from: '2029-01-01', to: '2029-01-05' }],
    }))
    expect((await calendar.readVersion()).version).toBe(1)
    expect(await coming()).toEqual(before)
  })

  test('keep what differs from the class until a teacher says otherwise', async () => {
    const { calendar, store, service, coming } = await openClass()
    const before = await coming()
    await calendar.change((year) => ({ ...year, zone: 'Europe/Paris' }))
    const after = await coming()
    expect(after['s1']?.next?.at).toBe(monday - hour + 24 * hour)
    expect(after['s2']).toEqual(before['s2'])
    const own = await store.schedule(classRoom.class, 's2')
    if (own === undefined) throw new Error('It is there.')
    const followed = await service.followClass(own)
    expect(followed.calendar).toMatchObject({
      time: '09:00',
      zone: 'Europe/Paris',
      holidays: [halfTerm],
    })
  })

  test('all wait in a pause, also what is their own, and the next one comes after it', async () => {
    const { calendar, coming } = await openClass()
    const { posts } = await calendar.change((year) => ({
      ...year,
      pauses: [{ from: '2027-01-11', to: '2027-01-18' }],
    }))
    expect(posts.map(({ after }) => after.next?.date)).toEqual([
      '2027-01-19',
      '2027-01-25',
      '2027-01-19',
    ])
    const resumed = await calendar.change((year) => ({ ...year, pauses: [] }))
    expect(resumed.posts).toHaveLength(3)
    expect((await coming())['s1']?.next).toEqual({ date: '2027-01-11', at: monday })
  })
})

describe('a pause', () => {
  test('keeps a post that could not be sent from coming late', async () => {
    const { calendar, chat, pass, delivery } = await openClass([{}])
    chat.failNext('post', 'busy')
    await pass(hour)
    expect((await delivery())?.state).toBe('claimed')
    await calendar.change((year) => ({
      ...year,
      pauses: [{ from: '2027-01-11', to: '2027-01-11' }],
    }))
    await pass(2 * hour)
    expect(await delivery()).toMatchObject({
      state: 'skipped',
      problem: 'Your class was paused that day.',
    })
    expect(chat.messages()).toEqual([])
  })
})

describe('two teachers at once', () => {
  test('both changes are kept, and the daily posts have both', async () => {
    const { calendar, calendarOf, store } = await openClass()
    const second = await calendarOf(other)
    await Promise.all([
      calendar.change((year) => ({ ...year, days: ['tue'] })),
      second.change((year) => ({
        ...year,
        holidays: [...year.holidays, { from: '2027-01-12', to: '2027-01-12' }],
      })),
    ])
    const read = await calendar.read()
    expect(read.days).toEqual(['tue'])
    expect(read.holidays).toHaveLength(2)
    expect((await store.schedule(classRoom.class, 's1'))?.next?.date).toBe('2027-01-19')
  })

  test('what somebody has seen before another change is refused', async () => {
    const { calendar } = await openClass()
    await calendar.change((year) => ({ ...year, days: ['tue'] }), 0)
    await expect(calendar.change((year) => ({ ...year, days: ['mon'] }), 0)).rejects.toThrow(
      'You have changed the calendar',
    )
  })
})

test('another process knows a change at once', async () => {
  const { calendar, startProcess } = await openClass()
  const elsewhere = await startProcess()
  expect((await (await elsewhere.openContext(classRoom, other)).calendar.read()).days).toHaveLength(
    5,
  )
  await calendar.change((year) => ({ ...year, days: ['tue'] }))
  const daily = await elsewhere.daily.service(classRoom, other).schedules()
  expect(daily.map((each) => each.calendar.class?.days)).toEqual([['tue'], ['tue'], ['tue']])
})

test('the first day of term from before is the term, until the class lists its terms', async () => {
  const { bot, calendar } = await openClass()
  const { settings } = await bot.openContext(classRoom, teacher)
  await settings.change({ scope: 'class', name: 'term', value: '2026-09-01' })
  expect((await calendar.read()).terms).toEqual([{ name: 'Term', from: '2026-09-01' }])
  const spring = { name: 'Spring', from: '2027-01-04', to: '2027-03-26' }
  await calendar.change((year) => ({ ...year, terms: [spring] }))
  expect((await calendar.read()).terms).toEqual([spring])
})

test('the history says who changed what', async () => {
  const { calendar, bot } = await openClass()
  await calendar.change((year) => ({ ...year, days: ['tue'] }))
  const { history } = await bot.openContext(classRoom, other)
  const [latest] = await history.list({ kinds: ['calendar'], limit: 5 })
  expect(latest?.by.name).toBe('Ms. Rivera')
  expect(latest?.said).toContain('School days: Mon–Fri → Tue')
})
