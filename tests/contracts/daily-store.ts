/** What the store of schedules and deliveries promises on either engine. */
import { expect, it } from 'vitest'
import { markSending, markSent, markSkipped } from '../../src/core/daily/delivery-state.ts'
import { classRoom, delivery, minute, monday, schedule } from '../fixtures/schedules.ts'
import type { NoteDay } from '../../src/core/daily/daily-store.ts'
import type { OpenStore } from '../fixtures/engines.ts'

const classId = classRoom.class
const claim = { owner: 'a', leaseMs: minute, limit: 10, platforms: ['discord', 'slack'] as const }

export function dailyStoreContract(open: OpenStore): void {
  async function openAt(at: number) {
    let now = at
    const store = await open({ clock: () => now })
    return {
      store,
      daily: store.daily,
      pass: (ms: number) => {
        now += ms
      },
    }
  }

  it('returns a schedule as it was saved and counts its versions', async () => {
    const { daily } = await openAt(monday)
    const full = schedule({
      notify: 'role',
      problem: 'Fix it.',
      pausedAt: 5,
      thread: true,
      pin: true,
      followUp: true,
      name: 'afternoon',
      calendar: {
        time: '14:00',
        zone: 'Europe/Kiev',
        days: ['sat'],
        start: '2027-01-01',
        end: '2027-06-30',
        holidays: [{ from: '2027-02-01', to: '2027-02-05', name: 'Break’s “on”' }],
        leftOut: [{ from: '2027-02-08', to: '2027-02-08', name: 'Half day' }],
      },
    })
    expect(await daily.save(full)).toBe(true)
    expect(await daily.schedule(classId, 's1')).toEqual({ ...full, version: 1 })
    expect(await daily.save(full)).toBe(false)
    const { teacher: _teacher, next: _next, ...bare } = schedule({ version: 1 })
    expect(await daily.save(bare)).toBe(true)
    expect(await daily.schedule(classId, 's1')).toEqual({ ...bare, version: 2 })
    expect(await daily.save(bare)).toBe(false)
    expect(await daily.schedule(classId, 's2')).toBeUndefined()
  })

  it('lists a class’s schedules by time of day, without those that are off', async () => {
    const { daily } = await openAt(monday)
    const { calendar, room } = schedule()
    await daily.save(schedule({ id: 'late', calendar: { ...calendar, time: '15:00' } }))
    await daily.save(schedule({ id: 'early' }))
    await daily.save(schedule({ id: 'off', status: 'off' }))
    await daily.save(schedule({ id: 'else', room: { ...room, class: 'discord:guild/2' } }))
    const found = await daily.schedules('discord:guild/1')
    expect(found.map(({ id }) => id)).toEqual(['early', 'late'])
  })

  it('returns what a class posted between two dates, the latest first and no more than asked for', async () => {
    const { daily } = await openAt(monday)
    const day = 24 * 60 * minute
    const lease = { owner: 'a', leaseMs: minute }
    function from(id: string, guild: string) {
      return schedule({ id, room: { ...classRoom, class: `discord:guild/${guild}` } })
    }
    for (const each of [from('s1', '1'), from('s2', '1'), from('s3', '2')]) {
      await daily.save(each)
      const { class: className } = each.room
      const deliveries = [0, 1, 2, 3].map((count) =>
        delivery({
          schedule: each.id,
          class: className,
          date: `2027-01-${11 + count}`,
          due: monday + count * day + (each.id === 's2' ? minute : 0),
        }),
      )
      await daily.writeDay(
        { schedule: { ...each, version: 1 }, deliveries, next: undefined, cycle: 0 },
        lease,
      )
    }
    async function between(fromDate: string, to: string, limit: number) {
      const found = await daily.deliveriesBetween(classId, fromDate, to, limit)
      return found.map(({ schedule: id, date }) => `${id} ${date}`)
    }
    expect(await between('2027-01-12', '2027-01-13', 10)).toEqual([
      's2 2027-01-13',
      's1 2027-01-13',
      's2 2027-01-12',
      's1 2027-01-12',
    ])
    expect(await between('2027-01-11', '2027-01-14', 1)).toEqual(['s2 2027-01-14'])
    expect(await between('2027-01-15', '2027-01-20', 10)).toEqual([])
  })

  it('lets only the first caller pause a schedule, and only while it is on', async () => {
    const { daily } = await openAt(monday)
    await daily.save(schedule())
    expect(await daily.pause(schedule(), 'No permission.')).toBe(true)
    expect(await daily.pause(schedule(), 'Another.')).toBe(false)
    expect(await daily.schedule(classId, 's1')).toMatchObject({
      status: 'paused',
      problem: 'No permission.',
      pausedAt: monday,
      version: 2,
    })
  })

  it('claims what is due for one owner until the lease ends', async () => {
    const { daily, pass } = await openAt(monday - 1)
    await daily.save(schedule())
    expect(await daily.claimSchedules(claim)).toEqual([])
    pass(1)
    expect(await daily.claimSchedules({ ...claim, platforms: ['slack'] })).toEqual([])
    expect(await daily.claimSchedules(claim)).toMatchObject([
      { id: 's1', teacher: 'discord:teacher' },
    ])
    expect(await daily.claimSchedules({ ...claim, owner: 'b' })).toEqual([])
    pass(minute)
    expect(await daily.claimSchedules({ ...claim, owner: 'b/1' })).toHaveLength(1)
    await daily.release('b')
    expect(await daily.claimSchedules(claim)).toHaveLength(1)
  })

  it('lets go of what a process held that was killed before the clock was set back', async () => {
    const { daily, pass } = await openAt(monday + 180 * minute)
    await daily.save(schedule())
    await daily.save(schedule({ id: 's2', version: 0 }))
    const saved = (await daily.schedule(classId, 's2'))!
    await daily.writeDay(
      { schedule: saved, deliveries: [delivery({ schedule: 's2' })], next: undefined, cycle: 0 },
      claim,
    )
    expect(await daily.claimSchedules(claim)).toHaveLength(1)
    pass(-10 * minute)
    const successor = { ...claim, owner: 'b' }
    expect(await daily.claimSchedules(successor)).toEqual([])
    expect(await daily.claimDeliveries(successor, 'all')).toEqual([])
    pass(-110 * minute)
    expect(await daily.claimSchedules(successor)).toHaveLength(1)
    expect(await daily.claimDeliveries(successor, 'all')).toHaveLength(1)
  })

  it('gives each due schedule to one of many claims at once', async () => {
    const { daily } = await openAt(monday)
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`)
    for (const id of ids) await daily.save(schedule({ id }))
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map((owner) => daily.claimSchedules({ ...claim, owner })),
    )
    const taken = claims.flat().map(({ id }) => id)
    expect(new Set(taken).size).toBe(taken.length)
    const rest = await daily.claimSchedules({ ...claim, owner: 'f', limit: 100 })
    expect([...taken, ...rest.map(({ id }) => id)].toSorted()).toEqual(ids.toSorted())
  })

  it('writes a day once, whoever else writes it', async () => {
    const { daily } = await openAt(monday)
    await daily.save(schedule())
    const [first] = await daily.claimSchedules(claim)
    const next = { date: '2027-01-12', at: monday + 24 * 60 * minute }
    const reveal = delivery({ kind: 'reveal', date: '2027-01-08' })
    const entry = { schedule: first!, deliveries: [delivery(), reveal], next, cycle: 1 }
    expect(await daily.writeDay(entry, claim)).toHaveLength(2)
    expect(await daily.writeDay(entry, { ...claim, owner: 'b' })).toEqual([])
    const moved = (await daily.schedule(classId, 's1'))!
    expect(moved).toMatchObject({ next, cycle: 1, version: 2 })
    // A teacher has asked for today's post: its row exists, so nothing is written and the schedule moves on.
    const again = {
      schedule: moved,
      deliveries: [delivery({ itemId: 'other' })],
      next: undefined,
      cycle: 1,
    }
    expect(await daily.writeDay(again, claim)).toEqual([])
    expect(await daily.findDelivery(schedule(), '2027-01-11', 'card')).toEqual(delivery())
    expect((await daily.schedule(classId, 's1'))?.next).toBeUndefined()
  })

  it('claims deliveries by priority once they are due and nobody holds them', async () => {
    const { daily, pass } = await openAt(monday)
    await daily.save(schedule())
    const saved = (await daily.schedule(classId, 's1'))!
    const waits = delivery({ date: '2027-01-12', tryAt: monday + 5 * minute })
    const reveal = delivery({ kind: 'reveal', tryAt: 0 })
    const deliveries = [delivery(), waits, reveal]
    await daily.writeDay(
      { schedule: saved, deliveries: deliveries, next: undefined, cycle: 0 },
      claim,
    )
    expect(await daily.claimDeliveries({ ...claim, owner: 'b' }, 'all')).toEqual([])
    pass(minute)
    expect(await daily.claimDeliveries({ ...claim, owner: 'b' }, 'urgent')).toEqual([delivery()])
    expect(await daily.claimDeliveries({ ...claim, owner: 'b' }, 'all')).toEqual([reveal])
    pass(4 * minute)
    expect(await daily.claimDeliveries(claim, 'all')).toEqual([delivery(), waits, reveal])
  })

  it('lets only the holder write, and closes a delivery that is done', async () => {
    const { daily, pass } = await openAt(monday)
    await daily.save(schedule())
    const saved = (await daily.schedule(classId, 's1'))!
    const entry = { schedule: saved, deliveries: [delivery()], next: undefined, cycle: 0 }
    await daily.writeDay(entry, claim)
    const begun = markSending(delivery(), monday)
    expect(await daily.saveDelivery(begun, { owner: 'b', leaseMs: minute })).toBe(false)
    expect(await daily.saveDelivery(begun, claim)).toBe(true)
    expect(await daily.findDelivery(schedule(), '2027-01-11', 'card')).toEqual(begun)
    pass(minute)
    expect(await daily.claimDelivery(delivery(), { owner: 'b', leaseMs: minute })).toEqual(begun)
    expect(await daily.claimDelivery(delivery(), claim)).toBeUndefined()
    const sent = markSent(begun, 'm1', monday)
    expect(await daily.saveDelivery(sent, claim)).toBe(false)
    expect(await daily.saveDelivery(sent, { owner: 'b', leaseMs: 0 })).toBe(true)
    pass(minute)
    expect(await daily.claimDeliveries(claim, 'all')).toEqual([])
    expect(await daily.sentBefore(schedule(), '2027-01-12', 5)).toEqual([sent])
    expect(await daily.sentBefore(schedule(), '2027-01-11', 5)).toEqual([])
  })

  it('finds a schedule by its class, channel and name, whatever the case of its letters', async () => {
    const { daily } = await openAt(monday)
    await daily.save(schedule({ name: 'Übung' }))
    expect(await daily.findSchedule(classRoom, 'übung')).toMatchObject({ id: 's1' })
    expect(await daily.findSchedule(classRoom, '')).toBeUndefined()
    expect(await daily.findSchedule({ ...classRoom, id: 'discord:2' }, 'Übung')).toBeUndefined()
    expect(await daily.findSchedule({ ...classRoom, class: 'discord:9' }, 'Übung')).toBeUndefined()
  })

  it('shows another class nothing of a schedule, and lets it change nothing', async () => {
    const { daily } = await openAt(monday)
    await daily.save(schedule())
    const saved = (await daily.schedule(classId, 's1'))!
    await daily.writeDay(
      { schedule: saved, deliveries: [delivery({ state: 'sent' })], next: undefined, cycle: 0 },
      claim,
    )
    await daily.saveChanges(saved, [{ date: '2027-01-12', cycle: 0 }])
    const before = (await daily.schedule(classId, 's1'))!

    const foreign = { ...before, room: { ...before.room, class: 'discord:guild/2' }, teacher: 'b' }
    expect(await daily.schedule('discord:guild/2', 's1')).toBeUndefined()
    expect(await daily.schedules('discord:guild/2')).toEqual([])
    expect(await daily.findDelivery(foreign, '2027-01-11', 'card')).toBeUndefined()
    expect(await daily.sentBefore(foreign, '2027-01-12', 5)).toEqual([])
    expect(await daily.shownItemIds(foreign, 0)).toEqual([])
    expect(await daily.changes(foreign, '2027-01-11')).toEqual([])
    const theirs = delivery({ class: 'discord:guild/2', state: 'failed' })
    expect(await daily.claimDelivery(theirs, { owner: 'b', leaseMs: minute })).toBeUndefined()

    expect(await daily.save(foreign)).toBe(false)
    expect(await daily.save({ ...foreign, version: 0 })).toBe(false)
    expect(await daily.pause(foreign, 'Mine now.')).toBe(false)
    await daily.saveChanges(foreign, [{ date: '2027-01-12', itemId: 'x', cycle: 0 }])
    await daily.removeChange(foreign, '2027-01-12')
    const entry = { schedule: foreign, deliveries: [theirs], next: undefined, cycle: 7 }
    expect(await daily.writeDay(entry, claim)).toEqual([])
    expect(await daily.schedule(classId, 's1')).toEqual(before)
    expect(await daily.changes(before, '2027-01-11')).toEqual([{ date: '2027-01-12', cycle: 0 }])
    expect(await daily.findDelivery(before, '2027-01-11', 'card')).toMatchObject({ state: 'sent' })
  })

  it('lists the items of a cycle that were posted or may have been', async () => {
    const { daily } = await openAt(monday)
    await daily.save(schedule())
    const saved = (await daily.schedule(classId, 's1'))!
    const deliveries = [
      delivery({ date: '2027-01-13', itemId: 'c', state: 'unconfirmed' }),
      delivery({ date: '2027-01-11', itemId: 'a', state: 'sent' }),
      delivery({ date: '2027-01-12', itemId: 'b', state: 'failed' }),
      markSkipped(delivery({ date: '2027-01-14', itemId: 'd' }), 'Late.'),
      delivery({ date: '2027-01-15', itemId: 'e', cycle: 1 }),
      delivery({ date: '2027-01-11', itemId: 'f', kind: 'reveal' }),
    ]
    await daily.writeDay(
      { schedule: saved, deliveries: deliveries, next: undefined, cycle: 0 },
      claim,
    )
    expect(await daily.shownItemIds(schedule(), 0)).toEqual(['a', 'c'])
    expect(await daily.shownItemIds(schedule(), 1)).toEqual(['e'])
  })

  it('keeps a teacher’s changes of the plan, one per day', async () => {
    const { daily } = await openAt(monday)
    const saved = schedule({ cycle: 1 })
    await daily.saveChanges(saved, [{ date: '2027-01-12', cycle: 1 }])
    await daily.saveChanges(saved, [{ date: '2027-01-12', itemId: 'x', insteadOf: 'y', cycle: 1 }])
    await daily.saveChanges(saved, [{ date: '2027-01-04', itemId: 'z', insteadOf: 'w', cycle: 1 }])
    await daily.saveChanges(saved, [{ date: '2026-12-01', itemId: 'old', cycle: 0 }])
    expect(await daily.changes(saved, '2027-01-11')).toEqual([
      { date: '2027-01-04', itemId: 'z', insteadOf: 'w', cycle: 1 },
      { date: '2027-01-12', itemId: 'x', insteadOf: 'y', cycle: 1 },
    ])
    await daily.removeChange(saved, '2027-01-12')
    expect(await daily.changes(saved, '2027-01-11')).toHaveLength(1)
  })

  it('saves changes of several days together', async () => {
    const { daily } = await openAt(monday)
    const saved = schedule({ cycle: 1 })
    await daily.saveChanges(saved, [{ date: '2027-01-12', cycle: 1 }])
    const [one, other] = ['2027-01-12', '2027-01-13'].map((date) => ({
      date,
      itemId: date,
      cycle: 1,
    }))
    await daily.saveChanges(saved, [one!, other!])
    expect(await daily.changes(saved, '2027-01-11')).toEqual([one, other])
    await daily.saveChanges(saved, [])
    expect(await daily.changes(saved, '2027-01-11')).toHaveLength(2)
  })

  it('notes each day that has become another one, with what was there before, and no day twice', async () => {
    const { daily, store } = await openAt(monday)
    const saved = schedule({ cycle: 1 })
    const day = { date: '2027-01-12', itemId: 'x', cycle: 1 }
    function note(...[date, before, after]: Parameters<NoteDay>): ReturnType<NoteDay> {
      return {
        class: classId,
        room: saved.room.id,
        name: `plan/${saved.id}/${date}`,
        said: 'chose',
        by: { id: 'web:rivera', name: 'Ms. Rivera' },
        before: before?.itemId,
        after: after?.itemId,
      }
    }
    await daily.saveChanges(saved, [day, { ...day, date: '2027-01-13', itemId: 'y' }], note)
    await daily.saveChanges(saved, [day], note)
    await Promise.all(
      ['a', 'b'].map((itemId) => daily.saveChanges(saved, [{ ...day, itemId }], note)),
    )
    await daily.removeChange(saved, day.date, note)
    await daily.removeChange(saved, day.date, note)
    const changes = (await store.history.list(classId, { limit: 10 })).toReversed()
    const days = changes.filter(({ name }) => name.endsWith(day.date))
    expect(changes).toHaveLength(5)
    // Each begins where the one before it has ended, whoever came first.
    expect(days.map(({ before }) => before)).toEqual([
      undefined,
      ...days.slice(0, -1).map(({ after }) => after),
    ])
    expect(days.at(-1)).toMatchObject({ after: undefined })
  })

  it('keeps what teachers wrote themselves, knows whether it was posted, and deletes it with its place in the plan', async () => {
    const { daily } = await openAt(monday)
    await daily.save(schedule())
    const words = { line: 'One\ntwo', source: 'A friend', prompt: 'Why?' }
    const own = { id: 'own.1', words, person: 'discord:teacher' }
    expect(await daily.saveOwnItem(schedule(), own)).toBe(true)
    await daily.saveOwnItem(schedule(), { ...own, id: 'own.2' })
    await daily.saveOwnItem(schedule(), { ...own, words: { ...words, prompt: 'Who?' } })
    expect(await daily.ownItems(schedule())).toEqual([
      { id: 'own.1', words: { ...words, prompt: 'Who?' }, wasPosted: false },
      { id: 'own.2', words, wasPosted: false },
    ])
    const foreign = schedule({ room: { ...classRoom, class: 'discord:guild/2' } })
    expect(await daily.ownItems(foreign)).toEqual([])
    expect(await daily.saveOwnItem(foreign, { ...own, words })).toBe(false)
    await daily.removeOwnItem(foreign, 'own.1')
    await daily.saveChanges(schedule(), [{ date: '2027-01-12', itemId: 'own.1', cycle: 0 }])
    const [first] = await daily.claimSchedules(claim)
    const posted = delivery({ itemId: 'own.2' })
    await daily.writeDay(
      { schedule: first!, deliveries: [posted], next: undefined, cycle: 0 },
      claim,
    )
    expect((await daily.ownItems(schedule())).map(({ wasPosted }) => wasPosted)).toEqual([
      false,
      true,
    ])
    await daily.removeOwnItem(schedule(), 'own.1')
    expect(await daily.ownItems(schedule())).toHaveLength(1)
    expect(await daily.changes(schedule(), '2027-01-11')).toEqual([])
  })

  it('claims channels that were last checked long ago, or whose post comes soon', async () => {
    const { daily } = await openAt(monday)
    const due = { date: '2027-01-11', at: monday + 5 * minute }
    await daily.save(schedule({ id: 'old', checkedAt: monday - 1500 * minute }))
    await daily.save(schedule({ id: 'soon', checkedAt: monday - 90 * minute, next: due }))
    await daily.save(schedule({ id: 'fine', checkedAt: monday - 30 * minute, next: due }))
    const times = {
      before: monday - 1440 * minute,
      soon: monday + 10 * minute,
      recent: monday - 60 * minute,
    }
    const found = await daily.claimChecks({ ...claim, ...times })
    expect(found.map(({ id }) => id).toSorted()).toEqual(['old', 'soon'])
    await daily.markChecked('old', 'a')
    expect(await daily.schedule(classId, 'old')).toMatchObject({ checkedAt: monday, version: 1 })
    expect(await daily.claimChecks({ ...claim, ...times, owner: 'b' })).toEqual([])
  })

  it('exports everything of a class, and names people only in the contact table', async () => {
    const { daily, store } = await openAt(monday)
    await daily.save(schedule())
    await daily.saveChanges(schedule(), [{ date: '2027-01-12', cycle: 0 }])
    const saved = (await daily.schedule(classId, 's1'))!
    await daily.writeDay(
      { schedule: saved, deliveries: [delivery()], next: undefined, cycle: 0 },
      claim,
    )
    const kept = await store.exportClass('discord:guild/1')
    expect(await store.listClasses()).toEqual(['discord:guild/1'])
    expect(kept['daily_contact']).toHaveLength(1)
    const { daily_contact: _contact, ...rest } = kept
    expect(JSON.stringify(rest)).not.toContain('discord:teacher')
    expect(Object.values(rest).flat()).toHaveLength(3)
  })
}
