/** Reads how far a schedule is through its pool. */
import type { DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import type { Progress } from '../../core/daily/rotation.ts'

export async function readProgress(
  store: Pick<DailyStore, 'shownItemIds'>,
  schedule: Schedule,
  cycle: number,
): Promise<Progress> {
  return {
    schedule: schedule.id,
    cycle,
    shown: await store.shownItemIds(schedule, cycle),
    shownBefore: cycle === 0 ? [] : await store.shownItemIds(schedule, cycle - 1),
  }
}
