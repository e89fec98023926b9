/** Says beforehand what a change of plan, calendar or pack does to the daily posts. */
import { formatDate, formatDay, formatDateTime } from '../../calendar/format-calendar.ts'
import { formatCount } from '../../reply/format.ts'
import { type Block, type RichText, bullets, note, text } from '../../reply/reply.ts'
import { quoteWords } from '../../reply/quote-words.ts'
import { findShortWeeks } from '../low-stock.ts'
import type { ChangedDay, ChangedPosts } from '../plan-changes.ts'
import type { DailyPlan } from '../daily-plan.ts'
import type { Schedule } from '../daily-store.ts'
import type { DailyItem } from '../pool.ts'

/** So many days of a daily post are told one by one. */
const usuallyTold = 6
/** So many daily posts are told one by one. */
const maxPostsTold = 3
/** A plan is looked at over a term, but a list of weeks is read to its third. */
const maxShortWeeks = 3

/** Returns what becomes of the coming posts; nothing for a class without any. */
export function changedPostsBlocks(
  changes: readonly ChangedPosts[],
  { maxTold = usuallyTold, hasShortWeeks = true } = {},
): readonly Block[] {
  if (changes.length === 0) return []
  if (changes.every(({ days }) => days.length === 0)) {
    return [
      note('The daily posts of the next two weeks stay as they are.'),
      ...changes.flatMap(({ after }) => (hasShortWeeks ? shortWeeksNotes(after) : [])),
    ]
  }
  const changed = changes.filter(({ days }) => days.length > 0)
  const left = changed.length - maxPostsTold
  return [
    ...changed.slice(0, maxPostsTold).flatMap(({ schedule, after, days }) => {
      const told = days
        .slice(0, maxTold)
        .map((day) => [formatChange(day, after, schedule.calendar.zone)])
      const more = days.length - told.length
      return [
        text({ strong: 'What changes in ' }, ...nameOf(schedule, changes.length > 1)),
        bullets(more > 0 ? [...told, [`and ${formatCount(more, 'more day')}`]] : told),
        ...(hasShortWeeks ? shortWeeksNotes(after) : []),
      ]
    }),
    ...(left > 0 ? [note(`${formatCount(left, 'more daily post')} will change too.`)] : []),
  ]
}

function nameOf({ name, room }: Schedule, isOneOfSeveral: boolean): RichText {
  const which = name === '' ? 'the daily post' : `the daily post “${name}”`
  return isOneOfSeveral
    ? [{ strong: which }, { strong: ' in ' }, { channel: room.id, name: 'a channel' }]
    : [{ strong: which }]
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
  if (after === undefined) {
    return before === undefined ? `${day}: no post` : `${day}: no post; it was ${titleOf(before)}`
  }
  if (before === undefined) return `${day}${moved}: ${titleOf(after)}`
  return before.id === after.id
    ? `${day}: the same post at another time${moved}`
    : `${day}${moved}: ${titleOf(after)} instead of ${titleOf(before)}`
}

function titleOf({ question }: DailyItem): string {
  return quoteWords(question.prompt, 60)
}
