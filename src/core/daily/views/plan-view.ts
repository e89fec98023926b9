/** What a teacher sees of what comes: the plan, and one day of it with what can be done about it. */
import { componentId } from '../../command/component-id.ts'
import {
  type Inline,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  select,
  text,
  privateReply,
} from '../../reply/reply.ts'
import { truncate } from '../../search/search.ts'
import type { DailyPlan } from '../daily-service.ts'
import type { Schedule } from '../daily-store.ts'
import type { DailyItem } from '../pool.ts'
import type { PlannedDay } from '../rotation.ts'
import { type Calendar, clockChangeOn } from '../schedule.ts'
import { formatDate, formatDateTime, formatTimes } from '../format-calendar.ts'

/** The coming days with their items, and a menu to change one. */
export function planView(schedule: Schedule, plan: DailyPlan): Reply {
  const { days, pool } = plan
  if (days.length === 0) {
    return privateReply(
      text('No more posts come: the end date has passed, or every day is a holiday.'),
    )
  }
  return privateReply(
    heading(`The next ${days.length} school days`),
    note(`${formatTimes(schedule.calendar)}. What stands here is what is posted.`),
    bullets(days.map((day) => plannedLine(schedule.calendar, day, pool))),
    select(
      'Change a day',
      componentId('daily', 'day', schedule.id),
      days.map((day) => {
        const card = itemOn(day, pool)
        const description = day.skipped ? 'Taken out' : (card?.question.prompt ?? 'Nothing')
        return {
          label: formatDate(day.date),
          value: day.date,
          description: truncate(description, 75),
        }
      }),
    ),
  )
}

/** One planned day with what can be done about it. */
export function dayView(schedule: Schedule, plan: DailyPlan, day: PlannedDay): Reply {
  const card = itemOn(day, plan.pool)
  const at = `${schedule.id}/${day.date}`
  const swap = componentId('daily', 'swap', `${at}/${day.pick?.card ?? ''}`)
  const others = [...plan.pool.values()].filter((other) => other.id !== card?.id)
  const unseen = others.filter((other) => !plan.progress.shown.includes(other.id))
  const choice = [...unseen, ...others.filter((other) => !unseen.includes(other))].slice(0, 25)
  return privateReply(
    heading(formatDate(day.date)),
    ...(day.skipped ? [text('You took this day out: nothing is posted.')] : []),
    ...(card === undefined
      ? []
      : [text(`“${truncate(card.quote.line, 300)}”`), text({ strong: card.question.prompt })]),
    buttons(
      ...(card === undefined ? [] : [button('Another item', swap, 'primary')]),
      day.skipped
        ? button('Put the day back', componentId('daily', 'restore', at), 'primary')
        : button('Take the day out', componentId('daily', 'skip', at), 'danger'),
      ...(day.pick?.pinned === true
        ? [button('As it was', componentId('daily', 'restore', at))]
        : []),
      button('Back to the plan', componentId('daily', 'plan', schedule.id)),
    ),
    ...(choice.length === 0
      ? []
      : [
          select(
            'Choose an item for this day',
            componentId('daily', 'pin', at),
            choice.map((other) => ({
              label: truncate(other.question.prompt, 75),
              value: other.id,
              description: truncate(other.quote.line, 75),
            })),
          ),
        ]),
  )
}

function plannedLine(
  calendar: Calendar,
  day: PlannedDay,
  deck: ReadonlyMap<string, DailyItem>,
): RichText {
  const card = itemOn(day, deck)
  const date: Inline = { strong: formatDateTime(calendar.zone, day.at) }
  const change = clockChangeOn(calendar, day.date) === undefined ? '' : ' (clock change)'
  if (day.skipped) return [date, `${change}: taken out`]
  if (card === undefined) return [date, `${change}: nothing, the deck is empty`]
  const chosen = day.pick?.pinned === true ? ' (your choice)' : ''
  const line = `“${truncate(card.quote.line, 60)}”`
  return [date, `${change}${chosen}: ${line} ${truncate(card.question.prompt, 90)}`]
}

function itemOn(day: PlannedDay, deck: ReadonlyMap<string, DailyItem>): DailyItem | undefined {
  return day.pick === undefined ? undefined : deck.get(day.pick.card)
}
