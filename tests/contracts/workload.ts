/** What the metrics ask the store. */
import { expect, it } from 'vitest'
import { minute, schedule } from '../fixtures/schedules.ts'
import type { OpenStore } from '../fixtures/engines.ts'

export function workloadContract(open: OpenStore): void {
  it('counts the posts that are due and those that are overdue, opened or not', async () => {
    let now = 1_000 * minute
    const store = await open({ clock: () => now })
    expect(await store.workload()).toEqual({
      dailyDue: 0,
      dailyLate: 0,
      quizzesLive: 0,
      housekeepingAt: undefined,
    })
    await store.daily.save(schedule({ id: 'a', next: { date: '2027-01-01', at: now } }))
    await store.daily.save(schedule({ id: 'b', next: { date: '2027-01-02', at: now + minute } }))
    expect(await store.workload()).toMatchObject({ dailyDue: 1, dailyLate: 0 })
    now += 10 * minute
    expect(await store.workload()).toMatchObject({ dailyDue: 2, dailyLate: 1 })
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
