/** Spreads scenes evenly over days, by how much there is to read in each. */
import { type ClassCalendar, isSchoolDay } from '../calendar/class-calendar.ts'
import { type Weekday, weekdayOf } from '../calendar/calendar-parts.ts'
import { nextDay } from '../calendar/local-time.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import { type ReadingStep, maxSteps } from './reading-plan.ts'

/** Returns the school days of the class from one date to another, at most as many as a plan has room for. */
export function schoolDaysBetween(
  calendar: ClassCalendar,
  { from, to, days }: { from: string; to: string; days: readonly Weekday[] | undefined },
): readonly string[] {
  const found: string[] = []
  for (let date = from; date <= to && found.length < maxSteps; date = nextDay(date)) {
    const isWanted = days === undefined || days.includes(weekdayOf(date))
    if (isWanted && isSchoolDay(calendar, date)) found.push(date)
  }
  return found
}

/** Returns about how long a scene is: the letters of what the pack says of it. */
export function lengthOf({ quotes }: Pick<Library, 'quotes'>, scene: Scene): number {
  const lines = quotes.filter((quote) => quote.scene === scene.id)
  const texts = [scene.summary, ...scene.events, ...lines.map((quote) => quote.line)]
  return texts.reduce((sum, each) => sum + each.length, 0)
}

/**
 * Returns a step for each day that opens something. Each scene opens on the day in whose share its beginning lies, so that nothing
 * waits for more than a day and the last day has a share like the others.
 */
export function spreadScenes(
  scenes: readonly { readonly id: string; readonly length: number }[],
  days: readonly string[],
): readonly ReadingStep[] {
  const total = scenes.reduce((sum, { length }) => sum + Math.max(1, length), 0)
  const last = new Map<string, string>()
  let begun = 0
  for (const { id, length } of scenes) {
    const day = days[Math.min(days.length - 1, Math.floor((begun / total) * days.length))]
    if (day !== undefined) last.set(day, id)
    begun += Math.max(1, length)
  }
  return [...last].map(([date, scene]) => ({ date, scene }))
}
