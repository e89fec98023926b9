/** What the metrics ask the store. */
import { expect, it } from 'vitest'
import { logSetting } from '../../src/core/settings/settings.ts'
import { delivery, minute, schedule } from '../fixtures/schedules.ts'
import type { OpenStore } from '../fixtures/engines.ts'

export function workloadContract(open: OpenStore): void {
  it('counts the posts that are due and those that are overdue, opened or not', async () => {
    let now = 1_000 * minute
    const store = await open({ clock: () => now })
    expect(await store.workload()).toEqual({
      dailyDue: 0,
      dailyLate: 0,
      overdue: { reveal: 0, digest: 0, changes: 0 },
      quizzesLive: 0,
      housekeepingAt: undefined,
    })
    await store.daily.save(schedule({ id: 'a', next: { date: '2027-01-01', at: now } }))
    await store.daily.save(schedule({ id: 'b', next: { date: '2027-01-02', at: now + minute } }))
    expect(await store.workload()).toMatchObject({ dailyDue: 1, dailyLate: 0 })
    now += 10 * minute
    expect(await store.workload()).toMatchObject({ dailyDue: 2, dailyLate: 1 })
    // Nobody will send them any more: their platform has been given up.
    now += 7 * 24 * 60 * minute
    expect(await store.workload()).toMatchObject({ dailyDue: 0, dailyLate: 0 })
  })

  it('counts answers, digests and changes that have been due for ten minutes', async () => {
    let now = 1_000 * minute
    const store = await open({ clock: () => now })
    const { daily, digests, settings } = store
    const by = { id: 'web:rivera', name: 'Ms. Rivera' }
    const room = { id: 'web:room', class: 'web:1', platform: 'web', allowsMature: false } as const
    await digests.save({
      id: 'd',
      person: by.id,
      room,
      plan: { time: '16:00', days: null, zone: 'UTC' },
      next: { date: '2027-01-01', at: now },
      at: now,
    })
    await settings.set('web:1', { room: '', name: 'pack', value: 'lantern', by })
    const made = schedule({ id: 'a' })
    await daily.save(made)
    const saved = await daily.schedule(made.room.class, 'a')
    const own = {
      class: made.room.class,
      schedule: 'a',
      kind: 'reveal',
      due: now,
      tryAt: now,
    } as const
    const reveal = delivery(own)
    // An end that waits for the next school day is nobody’s fault.
    const postponed = { ...reveal, date: '2027-01-02', tryAt: now + 8 * 24 * 60 * minute }
    await daily.writeDay(
      { schedule: saved ?? made, deliveries: [reveal, postponed], next: undefined, cycle: 0 },
      { owner: 'p', leaseMs: 1_000 },
    )
    now += 9 * minute
    expect(await store.workload()).toMatchObject({ overdue: { reveal: 0, digest: 0, changes: 0 } })
    now += minute
    // The class has chosen no channel for changes yet.
    expect(await store.workload()).toMatchObject({ overdue: { reveal: 1, digest: 1, changes: 0 } })
    await settings.set('web:1', { room: '', name: logSetting, value: 'web:room', by })
    expect(await store.workload()).toMatchObject({ overdue: { changes: 1 } })
    // Nobody will send any of it any more: its platform has been given up.
    now += 7 * 24 * 60 * minute
    expect(await store.workload()).toMatchObject({ overdue: { reveal: 0, digest: 0, changes: 0 } })
  })

  it('remembers when housekeeping was done', async () => {
    let now = 1_000 * minute
    const store = await open({ clock: () => now })
    await store.recordHousekeeping()
    now += minute
    await store.recordHousekeeping()
    expect(await store.workload()).toMatchObject({ housekeepingAt: 1_001 * minute })
  })
}
