/** What a teacher sees of the coming days: the plan, and one day of it with the ways to change it. */
import { mondayOf } from '../../calendar/calendar-parts.ts'
import type { Calendar } from '../../calendar/due-days.ts'
import { localDate, localTime } from '../../calendar/local-time.ts'
import { clockChangeOn } from '../../calendar/clock-changes.ts'
import { formatDate, formatDay, formatTimes } from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Inline,
  type Optional,
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
import { quoteWords } from '../../reply/quote-words.ts'
import { truncate } from '../../reply/truncate.ts'
import type { DailyPlan } from '../daily-plan.ts'
import type { Schedule } from '../daily-store.ts'
import type { DailyItem } from '../pool.ts'
import { emptyPoolProblem } from '../delivery-state.ts'
import { shortWeeksNotes } from './plan-changes-view.ts'
import type { PlannedDay } from '../rotation.ts'

/** Said where a calendar has no further day. */
export function noMorePosts(calendar: Calendar): readonly [Inline, ...Inline[]] {
  return isPausedOpenly(calendar)
    ? [
        'Your class is paused, so nothing is posted until you run ',
        { command: 'calendar resume' },
        '.',
      ]
    : ['No more posts: the end date has passed, or only days off are left.']
}

/** Whether everything waits until somebody resumes. */
export function isPausedOpenly({ class: year }: Calendar): boolean {
  return year?.pauses.some(({ to }) => to === undefined) === true
}

/** The coming days with their items, and a menu to change one. */
export function planView({ id, calendar }: Schedule, plan: DailyPlan): Reply {
  const { days } = plan
  if (days.length === 0) return privateReply(text(...noMorePosts(calendar)))
  // By a reading plan, there will be something once it opens more.
  const isEmpty = days.every(({ date, pick, isSkipped }) => {
    return pick === undefined && !isSkipped && plan.poolOn(date).reading === undefined
  })
  const hasGates = days.some(({ date }) => plan.poolOn(date).reading !== undefined)
  const gates = days.map(({ date }) => formatGate(date, plan, calendar.zone))
  return privateReply(
    heading(`Next ${formatCount(days.length, 'school day')}`),
    isEmpty && text(...emptyPoolProblem),
    note(
      `This is exactly what will be posted. Choose a day below to see the line that goes with its question. ${formatTimes(calendar)}.`,
    ),
    table(
      'Day by day',
      [{ label: 'Day' }, ...(hasGates ? [{ label: 'Open by then' }] : []), { label: 'Question' }],
      days.map((day, index) => {
        const aside = clockChangeOn(calendar, day.date) === undefined ? '' : ' (clock change)'
        const gate = hasGates ? [gates[index] === gates[index - 1] ? [] : [gates[index] ?? '']] : []
        return [[`${formatDay(day.date)}${aside}`], ...gate, formatPick(day, plan)]
      }),
    ),
    ...shortWeeksNotes(plan),
    waitingNote(plan),
    select('Change a day', componentId('daily', 'day', id), dayOptions(days, plan)),
  )
}

/** Returns how far the class is by then, such as “up to scene 11 from Mon 07:00” in the week that has opened it. */
export function formatGate(date: string, plan: DailyPlan, zone: string): string {
  const { units, limits, scene } = plan.libraryOn(date)
  if (limits.gate === undefined) return 'everything'
  if (scene(limits.gate) === undefined) return 'nothing yet'
  const upTo = `up to ${units.labelInSentence(limits.gate)}`
  const since = plan.poolOn(date).reading?.since
  if (since === undefined || mondayOf(localDate(zone, since)) !== mondayOf(date)) return upTo
  const weekday = formatDate(localDate(zone, since)).slice(0, 3)
  return `${upTo} from ${weekday} ${localTime(zone, since)}`
}

/** Says what has no day, since its day was skipped, given to something else or passed while the post was paused. */
function waitingNote({ days, pool }: DailyPlan): Optional<Block> {
  const planned = new Set(days.map(({ pick }) => pick?.itemId))
  const { length } = [...pool.values()].filter(({ id, own, wasPosted }) => {
    return own === true && wasPosted !== true && !planned.has(id)
  })
  if (length === 0) return false
  return length === 1
    ? note('One item in your own words has no day. To post it, choose a day below, then the item.')
    : note(
        `${length} items in your own words have no day. To post one, choose a day below, then the item.`,
      )
}

/** One planned day with the ways to change it. */
export function dayView(schedule: Schedule, plan: DailyPlan, day: PlannedDay): Reply {
  const { days } = plan
  const item = itemOn(day, plan)
  const at = `${schedule.id}/${day.date}`
  const exact = `${at}/${day.pick?.itemId ?? ''}`
  const swap = componentId('daily', 'swap', exact)
  const restore = componentId('daily', 'restore', at)
  const options = choicesFor(day, plan)
  return privateReply(
    heading(formatDate(day.date)),
    plan.poolOn(day.date).reading !== undefined &&
      note(`Open by then: ${formatGate(day.date, plan, schedule.calendar.zone)}.`),
    day.isSkipped && text('You’re skipping this day, so nothing will be posted.'),
    ...(item === undefined ? [] : itemBlocks(item)),
    buttons(
      item && button('Another item', swap, 'primary'),
      day.isSkipped
        ? button('Don’t skip it', restore, 'primary')
        : button('Skip this day', componentId('daily', 'skip', at), 'danger'),
      day.pick?.isPinned === true && button('Undo my choice', restore),
      button('Back to the plan', componentId('daily', 'plan', schedule.id)),
    ),
    item?.own === true
      ? buttons(
          button('Change the words…', componentId('daily', 'own', exact)),
          button('Delete the words', componentId('daily', 'discard', exact), 'danger'),
        )
      : buttons(button('Your own words…', componentId('daily', 'own', at))),
    select(
      'Swap with another day',
      componentId('daily', 'exchange', exact),
      dayOptions(
        days.filter(({ date }) => date !== day.date),
        plan,
      ),
    ),
    select(
      'Choose an item for this day',
      componentId('daily', 'pin', at),
      options.map(({ id, own, quote, question }) => ({
        label: truncate(question.prompt, 75),
        value: id,
        description: truncate(own === true ? `Your own: ${quote.line}` : quote.line, 75),
      })),
    ),
  )
}

/** The line and the question of an item, for its teacher. */
export function itemBlocks(item: DailyItem): readonly Block[] {
  const { quote, question } = item
  const source = item.own === true && item.source !== '' ? ` (${item.source})` : ''
  return [
    ...(quote.line === '' ? [] : [text(`${quoteWords(quote.line, 300)}${source}`)]),
    text({ strong: question.prompt }),
    ...(item.own === true ? [note('In your own words.')] : []),
  ]
}

/** What may come on a day instead: the class's own words first, but only what it has not had; then what it has not had in this cycle. */
function choicesFor(
  { date, pick: current }: PlannedDay,
  { days, poolOn, progress }: DailyPlan,
): readonly DailyItem[] {
  const planned = new Set(days.map(({ pick }) => pick?.itemId))
  const had = new Set(progress.shown)
  return [...poolOn(date).items.values()]
    .filter(({ id }) => id !== current?.itemId)
    .filter(({ id, own, wasPosted }) => own !== true || !(wasPosted || planned.has(id)))
    .toSorted(
      (a, b) =>
        Number(b.own === true) - Number(a.own === true) ||
        Number(had.has(a.id)) - Number(had.has(b.id)),
    )
    .slice(0, 25)
}

function dayOptions(days: readonly PlannedDay[], plan: DailyPlan): readonly SelectOption[] {
  return days.map((day) => ({
    label: formatDate(day.date),
    value: day.date,
    description: truncate(
      day.isSkipped ? 'Skipped' : (itemOn(day, plan)?.question.prompt ?? 'Nothing to post'),
      75,
    ),
  }))
}

/** Returns the question of a day, whose line stands on the page of the day. */
function formatPick(day: PlannedDay, plan: DailyPlan): RichText {
  if (day.isSkipped) return [{ em: 'Skipped' }]
  const item = itemOn(day, plan)
  if (item === undefined) return [{ em: 'Nothing to post yet' }]
  const pinned = day.pick?.isPinned === true ? ' (your choice)' : ''
  const chosen = item.own === true ? ' (your own words)' : pinned
  return [`${truncate(item.question.prompt, 80)}${chosen}`]
}

export function itemOn(
  { date, pick }: PlannedDay,
  { poolOn }: Pick<DailyPlan, 'poolOn'>,
): DailyItem | undefined {
  return pick === undefined ? undefined : poolOn(date).items.get(pick.itemId)
}
