/** What a teacher sees of what comes: the plan, and one day of it with what can be done about it. */
import { press } from '../press.ts'
import {
  type Inline,
  type Reply,
  type Text,
  bullets,
  button,
  buttons,
  heading,
  note,
  select,
  text,
  whisper,
} from '../reply.ts'
import { shorten } from '../search/search.ts'
import type { DailyPlan } from './daily-desk.ts'
import type { Schedule } from './daily-store.ts'
import type { Card } from './deck.ts'
import type { PlannedDay } from './plan.ts'
import { type Calendar, clockChangeOn } from './schedule.ts'
import { sayDate, sayMoment, sayTimes } from './words.ts'

/** The coming days with their items, and a menu to change one. */
export function planCard(schedule: Schedule, plan: DailyPlan): Reply {
  const { days, deck } = plan
  if (days.length === 0) {
    return whisper(text('No more posts come: the end date has passed, or every day is a holiday.'))
  }
  return whisper(
    heading(`The next ${days.length} school days`),
    note(`${sayTimes(schedule.calendar)}. What stands here is what is posted.`),
    bullets(days.map((day) => plannedLine(schedule.calendar, day, deck))),
    select(
      'Change a day',
      press('daily', 'day', schedule.id),
      days.map((day) => {
        const card = cardOn(day, deck)
        const description = day.skipped ? 'Taken out' : (card?.question.prompt ?? 'Nothing')
        return {
          label: sayDate(day.date),
          value: day.date,
          description: shorten(description, 75),
        }
      }),
    ),
  )
}

/** One planned day with what can be done about it. */
export function dayCard(schedule: Schedule, plan: DailyPlan, day: PlannedDay): Reply {
  const card = cardOn(day, plan.deck)
  const at = `${schedule.id}/${day.date}`
  const swap = press('daily', 'swap', `${at}/${day.pick?.card ?? ''}`)
  const others = [...plan.deck.values()].filter((other) => other.id !== card?.id)
  const unseen = others.filter((other) => !plan.progress.shown.includes(other.id))
  const choice = [...unseen, ...others.filter((other) => !unseen.includes(other))].slice(0, 25)
  return whisper(
    heading(sayDate(day.date)),
    ...(day.skipped ? [text('You took this day out: nothing is posted.')] : []),
    ...(card === undefined
      ? []
      : [text(`“${shorten(card.quote.line, 300)}”`), text({ strong: card.question.prompt })]),
    buttons(
      ...(card === undefined ? [] : [button('Another item', swap, 'primary')]),
      day.skipped
        ? button('Put the day back', press('daily', 'restore', at), 'primary')
        : button('Take the day out', press('daily', 'skip', at), 'danger'),
      ...(day.pick?.pinned === true ? [button('As it was', press('daily', 'restore', at))] : []),
      button('Back to the plan', press('daily', 'plan', schedule.id)),
    ),
    ...(choice.length === 0
      ? []
      : [
          select(
            'Choose an item for this day',
            press('daily', 'pin', at),
            choice.map((other) => ({
              label: shorten(other.question.prompt, 75),
              value: other.id,
              description: shorten(other.quote.line, 75),
            })),
          ),
        ]),
  )
}

function plannedLine(calendar: Calendar, day: PlannedDay, deck: ReadonlyMap<string, Card>): Text {
  const card = cardOn(day, deck)
  const date: Inline = { strong: sayMoment(calendar.zone, day.at) }
  const change = clockChangeOn(calendar, day.date) === undefined ? '' : ' (clock change)'
  if (day.skipped) return [date, `${change}: taken out`]
  if (card === undefined) return [date, `${change}: nothing, the deck is empty`]
  const chosen = day.pick?.pinned === true ? ' (your choice)' : ''
  const line = `“${shorten(card.quote.line, 60)}”`
  return [date, `${change}${chosen}: ${line} ${shorten(card.question.prompt, 90)}`]
}

function cardOn(day: PlannedDay, deck: ReadonlyMap<string, Card>): Card | undefined {
  return day.pick === undefined ? undefined : deck.get(day.pick.card)
}
