/** The weeks of a plan whose part of the reading has too few questions for its posts. */
import { mondayOf } from '../calendar/calendar-parts.ts'
import type { DailyPlan } from './daily-plan.ts'
import type { PlannedDay } from './rotation.ts'

export interface ShortWeek {
  /** The first of its posts in the plan. */
  readonly date: string
  /** How many posts have nothing new about this week’s part and go back to an earlier one, or repeat a question. */
  readonly missing: number
}

/** Returns them in their order. Days that a teacher skipped or chose for, and those that go back anyway, do not count. */
export function findShortWeeks(
  plan: Pick<DailyPlan, 'days' | 'poolOn' | 'progress'>,
): readonly ShortWeek[] {
  const seen = new Set([...plan.progress.shownBefore, ...plan.progress.shown])
  const short: string[] = []
  for (const day of plan.days) {
    if (isShort(day, plan, seen)) short.push(day.date)
    if (day.pick !== undefined) seen.add(day.pick.itemId)
  }
  return [...Map.groupBy(short, mondayOf).values()].map((dates) => ({
    date: dates[0] ?? '',
    missing: dates.length,
  }))
}

function isShort(
  { date, pick }: PlannedDay,
  { poolOn }: Pick<DailyPlan, 'poolOn'>,
  seen: ReadonlySet<string>,
): boolean {
  const { items, reading } = poolOn(date)
  if (reading === undefined || reading.goesBack || pick === undefined || pick.isPinned) return false
  const item = items.get(pick.itemId)
  return seen.has(pick.itemId) || (item?.part ?? 0) < (reading.parts.at(-1) ?? 0)
}
