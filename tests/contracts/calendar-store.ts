/** What the store of class calendars promises on either engine. */
import { expect, it } from 'vitest'
import { emptyCalendar } from '../../src/core/calendar/class-calendar.ts'
import type { OpenStore } from '../fixtures/engines.ts'
import { classRoom, monday, schedule } from '../fixtures/schedules.ts'

const classId = classRoom.class
const london = { ...emptyCalendar, zone: 'Europe/London' }

export function calendarStoreContract(open: OpenStore): void {
  it('keeps one calendar for each class, and counts its changes', async () => {
    const { calendars } = await open()
    expect(await calendars.read(classId)).toBeUndefined()
    expect(await calendars.save(classId, { calendar: london, version: 0 }, [])).toBe(true)
    expect(await calendars.read(classId)).toEqual({ calendar: london, version: 1 })
    expect(await calendars.read('discord:guild/2')).toBeUndefined()
  })

  it('of two teachers who change the same version, only one does', async () => {
    const { calendars } = await open()
    const paris = { ...emptyCalendar, zone: 'Europe/Paris' }
    const saved = await Promise.all(
      [london, paris].map((calendar) => calendars.save(classId, { calendar, version: 0 }, [])),
    )
    expect(saved.filter((isSaved) => isSaved)).toHaveLength(1)
    expect(await calendars.save(classId, { calendar: paris, version: 0 }, [])).toBe(false)
    expect(await calendars.save(classId, { calendar: paris, version: 1 }, [])).toBe(true)
    expect((await calendars.read(classId))?.calendar).toEqual(paris)
  })

  it('writes the calendar and the daily posts together, or neither', async () => {
    const { calendars, daily } = await open({ clock: () => monday + 1 })
    await daily.save(schedule())
    const timing = { time: '09:00' }
    const follows = schedule({ timing, version: 1 })
    const stale = schedule({ timing, version: 7 })
    expect(await calendars.save(classId, { calendar: london, version: 0 }, [stale])).toBe(false)
    expect(await calendars.read(classId)).toBeUndefined()
    const foreign = { ...follows, room: { ...classRoom, class: 'discord:guild/2' } }
    expect(await calendars.save(classId, { calendar: london, version: 0 }, [foreign])).toBe(false)
    expect(await calendars.save(classId, { calendar: london, version: 0 }, [follows])).toBe(true)
    const read = await daily.schedule(classId, 's1')
    expect(read?.calendar).toMatchObject({ time: '09:00', zone: 'Europe/London' })
    expect(read?.timing).toEqual(timing)
    const lease = { owner: 'p/1', leaseMs: 1000, limit: 5, platforms: ['discord' as const] }
    const [claimed] = await daily.claimSchedules(lease)
    expect(claimed?.calendar.class).toEqual(london)
  })

  it('a post that is opened while the calendar changes is opened by one of them', async () => {
    const { calendars, daily } = await open()
    await daily.save(schedule())
    const read = await daily.schedule(classId, 's1')
    if (read === undefined) throw new Error('It was saved.')
    await calendars.save(classId, { calendar: london, version: 0 }, [read])
    const lease = { owner: 'p/1', leaseMs: 1000 }
    const day = { schedule: read, deliveries: [], next: undefined, cycle: 0 }
    await daily.writeDay(day, lease)
    expect((await daily.schedule(classId, 's1'))?.next).toEqual(read.next)
  })

  it('goes into the file about a class, and with the class', async () => {
    const store = await open()
    await store.calendars.save(classId, { calendar: london, version: 0 }, [])
    expect(await store.exportClass(classId)).toHaveProperty('class_calendar')
    await store.forgetClass(classId)
    expect(await store.calendars.read(classId)).toBeUndefined()
  })
}
