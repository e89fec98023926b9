/** Finds all days of an event that repeats, with those that were added, taken out, moved or cancelled. */
import { expandRule } from './expand-rule.ts'
import { valuesOf } from './ics-events.ts'
import { parseDuration, parseMoment } from './ics-moments.ts'
import { type DayRun, type Series, type SeriesChange, maxEventDays } from './read-events.ts'
import { parseRule } from './recurrence-rule.ts'

export interface SeriesDays {
  readonly runs: readonly DayRun[]
  /** Whether some of it could not be read, so that days may be missing or too many. */
  readonly isPartial: boolean
  /** Whether more may follow after the window. */
  readonly goesOn: boolean
}

/**
 * Returns the runs of a series that touch the days from `from` to `to`.
 * @param spend is told of every step, and throws when there have been too many
 */
export function daysOfSeries(
  { event, run, changes, toLocal }: Series,
  [from, to]: readonly [number, number],
  spend: (steps: number) => void,
): SeriesDays {
  let isPartial = false
  let goesOn = run.first > to

  function ruleDays(name: 'RRULE' | 'EXRULE'): readonly number[] {
    const texts = event.properties.get(name)?.map(({ value }) => value) ?? []
    return [...new Set(texts)].flatMap((text) => {
      if (text === '') return []
      const rule = parseRule(text)
      if (rule === undefined) {
        isPartial = true
        return []
      }
      const until = rule.until && toLocal(rule.until).day
      const window = [from - run.length + 1, to] as const
      const expansion = expandRule(rule, run.first, until, window, spend)
      spend(expansion.days.length)
      if (name === 'RRULE') goesOn ||= expansion.goesOn
      return expansion.days
    })
  }

  function dates(name: 'RDATE' | 'EXDATE'): readonly DayRun[] {
    const values = valuesOf(event, name)
    spend(values.length)
    const runs = values.map((value) => parseDate(value, run, toLocal))
    if (runs.includes(undefined)) isPartial = true
    return runs.filter((each) => each !== undefined)
  }

  const added = dates('RDATE')
  goesOn ||= added.some(({ first }) => first > to)
  const runs = [run, ...ruleDays('RRULE').map((first) => ({ ...run, first })), ...added]
  const excluded = new Set([
    ...dates('EXDATE').map(({ first }) => first),
    ...ruleDays('EXRULE'),
    ...changes.filter(({ isFuture }) => !isFuture).map(({ day }) => day),
  ])
  const left = runs.filter(({ first }) => !excluded.has(first))
  const changed = applyFutureChanges(left, changes, spend)
  return {
    runs: changed.filter(({ first, length }) => first + length > from && first <= to),
    isPartial,
    goesOn,
  }
}

/** From the day of such a change on, the days of the series are moved as that day was. */
function applyFutureChanges(
  runs: readonly DayRun[],
  changes: readonly SeriesChange[],
  spend: (steps: number) => void,
): readonly DayRun[] {
  const future = changes.filter(({ isFuture }) => isFuture).toSorted((a, b) => b.day - a.day)
  if (future.length === 0) return runs
  spend(runs.length * future.length)
  return runs.flatMap((run) => {
    const change = future.find(({ day }) => day <= run.first)
    if (change === undefined) return [run]
    if (change.run === undefined) return []
    return [{ ...change.run, first: run.first + change.run.first - change.day }]
  })
}

/** Returns a date of the series; a period has a length of its own. */
function parseDate(value: string, run: DayRun, toLocal: Series['toLocal']): DayRun | undefined {
  const moment = parseMoment(value)
  if (moment === undefined) return undefined
  const { day: first } = toLocal(moment)
  const [, end] = value.split('/')
  if (end === undefined) return { ...run, first }
  const lastMoment = parseMoment(end)
  const days = parseDuration(end) ?? (lastMoment && toLocal(lastMoment).day - first)
  if (days === undefined || days > maxEventDays) return undefined
  return { ...run, first, length: Math.max(1, Math.ceil(days)) }
}
