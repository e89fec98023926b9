/** Says beforehand what a change of plan, calendar or pack does to the daily posts. */
import { formatDate, formatDay, formatDateTime } from '../../calendar/format-calendar.ts'
import { formatCount } from '../../reply/format.ts'
import { type Block, bullets, note, text } from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import { findShortWeeks } from '../low-stock.ts'
import type { ChangedDay, ChangedPosts } from '../plan-changes.ts'
import type { DailyPlan } from '../daily-plan.ts'
import type { DailyItem } from '../pool.ts'

/** So many days are told one by one. */
const maxTold = 6
/** A plan is looked at over a term, but a list of weeks is read to its third. */
const maxShortWeeks = 3

/** Returns what becomes of the coming posts; nothing for a class without any. */
export function changedPostsBlocks(changes: readonly ChangedPosts[]): readonly Block[] {
  if (changes.length === 0) return []
  if (changes.every(({ days }) => days.length === 0)) {
    return [
      note('The daily posts of the next two weeks stay as they are.'),
      ...changes.flatMap(({ after }) => shortWeeksNotes(after)),
    ]
  }
  return changes.flatMap(({ schedule, after, days }) => {
    const { name, calendar } = schedule
    const which = name === '' ? 'the daily post' : `the daily post “${name}”`
    if (days.length === 0) return shortWeeksNotes(after)
    const told = days.slice(0, maxTold).map((day) => [formatChange(day, after, calendar.zone)])
    const more = days.length - told.length
    return [
      text({ strong: `What changes in ${which}` }),
      bullets(more > 0 ? [...told, [`and ${formatCount(more, 'more day')}`]] : told),
      ...shortWeeksNotes(after),
    ]
  })
}

/** Says which weeks have too few questions, before they come. */
export function shortWeeksNotes(plan: DailyPlan): readonly Block[] {
  const weeks = findShortWeeks(plan)
  const [first] = weeks
  if (first === undefined) return []
  const told = weeks.slice(0, maxShortWeeks).map(formatShortWeek)
  const more = weeks.length - told.length
  return [
    note(
      `Too few questions about what is read then: ${told.join('; ')}`,
      more > 0 ? `; and ${formatCount(more, 'more week')}. ` : '. ',
      'Those posts go back to earlier parts. To add questions, use ',
      { command: 'pack add' },
      ', or put your own words on a day.',
    ),
  ]
}

function formatShortWeek({ date, missing }: { date: string; missing: number }): string {
  return `${formatCount(missing, 'post')} from ${formatDay(date)}`
}

function formatChange({ date, before, after, isMoved }: ChangedDay, plan: DailyPlan, zone: string) {
  const day = formatDate(date)
  const at = plan.days.find((each) => each.date === date)?.at
  const moved = isMoved && at !== undefined ? ` (${formatDateTime(zone, at).slice(-5)})` : ''
  if (after === undefined)
    return before === undefined ? `${day}: no post` : `${day}: no post; it was ${titleOf(before)}`
  if (before === undefined) return `${day}${moved}: ${titleOf(after)}`
  return before.id === after.id
    ? `${day}: the same post at another time${moved}`
    : `${day}${moved}: ${titleOf(after)} instead of ${titleOf(before)}`
}

function titleOf({ question }: DailyItem): string {
  return `“${truncate(question.prompt, 60)}”`
}
