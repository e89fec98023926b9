/** What a teacher sees of the coming days: the plan, and one day of it with the ways to change it. */
import { clockChangeOn } from '../../calendar/clock-changes.ts'
import { formatDate, formatDateTime, formatTimes } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Reply,
  type RichText,
  type SelectOption,
  button,
  buttons,
  heading,
  note,
  privateReply,
  select,
  table,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import type { DailyPlan } from '../daily-service.ts'
import type { Schedule } from '../daily-store.ts'
import type { DailyItem, Pool } from '../pool.ts'
import type { PlannedDay } from '../rotation.ts'

/** Said where a calendar has no further day. */
export const noMorePosts = 'No more posts: the end date has passed, or only days off are left.'

/** The coming days with their items, and a menu to change one. */
export function planView({ id, calendar }: Schedule, { days, pool }: DailyPlan): Reply {
  if (days.length === 0) return privateReply(text(noMorePosts))
  return privateReply(
    heading(`Next ${formatCount(days.length, 'school day')}`),
    note(`This is exactly what will be posted. ${formatTimes(calendar)}.`),
    table(
      'The coming days',
      [{ label: 'Day' }, { label: 'Question' }, { label: 'Line' }],
      days.map((day) => {
        const aside = clockChangeOn(calendar, day.date) === undefined ? '' : ' (clock change)'
        return [[`${formatDateTime(calendar.zone, day.at)}${aside}`], ...formatPick(day, pool)]
      }),
    ),
    select('Change a day', componentId('daily', 'day', id), dayOptions(days, pool)),
  )
}

/** One planned day with the ways to change it. */
export function dayView(
  schedule: Schedule,
  { days, pool, progress }: DailyPlan,
  day: PlannedDay,
): Reply {
  const item = itemOn(day, pool)
  const at = `${schedule.id}/${day.date}`
  const exact = `${at}/${day.pick?.itemId ?? ''}`
  const swap = componentId('daily', 'swap', exact)
  const restore = componentId('daily', 'restore', at)
  const others = [...pool.values()].filter((other) => other.id !== item?.id)
  const shown = new Set(progress.shown)
  const options = others
    .toSorted((a, b) => Number(shown.has(a.id)) - Number(shown.has(b.id)))
    .slice(0, 25)
  return privateReply(
    heading(formatDate(day.date)),
    day.skipped && text('You’re skipping this day, so nothing will be posted.'),
    item && text(`“${truncate(item.quote.line, 300)}”`),
    item && text({ strong: item.question.prompt }),
    buttons(
      item && button('Another item', swap, 'primary'),
      day.skipped
        ? button('Don’t skip it', restore, 'primary')
        : button('Skip this day', componentId('daily', 'skip', at), 'danger'),
      day.pick?.pinned === true && button('Undo my choice', restore),
      button('Back to the plan', componentId('daily', 'plan', schedule.id)),
    ),
    select(
      'Swap with another day',
      componentId('daily', 'exchange', exact),
      dayOptions(
        days.filter(({ date }) => date !== day.date),
        pool,
      ),
    ),
    select(
      'Choose an item for this day',
      componentId('daily', 'pin', at),
      options.map(({ id, quote, question }) => ({
        label: truncate(question.prompt, 75),
        value: id,
        description: truncate(quote.line, 75),
      })),
    ),
  )
}

function dayOptions(days: readonly PlannedDay[], pool: Pool): readonly SelectOption[] {
  return days.map((day) => ({
    label: formatDate(day.date),
    value: day.date,
    description: truncate(
      day.skipped ? 'Skipped' : (itemOn(day, pool)?.question.prompt ?? 'Nothing to post'),
      75,
    ),
  }))
}

/** Returns the question and the line of a day. */
function formatPick(day: PlannedDay, pool: Pool): readonly [RichText, RichText] {
  if (day.skipped) return [[{ em: 'Skipped' }], []]
  const item = itemOn(day, pool)
  if (item === undefined) return [[{ em: 'Nothing to post yet' }], []]
  const chosen = day.pick?.pinned === true ? ' (your choice)' : ''
  return [
    [`${truncate(item.question.prompt, 70)}${chosen}`],
    [`“${truncate(item.quote.line, 40)}”`],
  ]
}

export function itemOn({ pick }: PlannedDay, pool: Pool): DailyItem | undefined {
  return pick === undefined ? undefined : pool.get(pick.itemId)
}
