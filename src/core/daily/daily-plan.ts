/** The coming days of a daily post, with what may come on each of them. */
import type { Library } from '../pack/library.ts'
import type { DailyPoolOn } from './day-pool.ts'
import type { Pool } from './pool.ts'
import type { PlannedDay, RotationState } from './rotation.ts'

export interface DailyPlan extends RotationState {
  readonly days: readonly PlannedDay[]
  /** What may come on a date. */
  readonly poolOn: DailyPoolOn
  /** Everything that may come on one of the days. */
  readonly pool: Pool
  /** What the class may see when a date’s post comes. */
  readonly libraryOn: (date: string) => Library
}
