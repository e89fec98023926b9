/** Says what a change of a reading plan will change, before it is made. */
import { localDate } from '../../calendar/local-time.ts'
import { mondayOf } from '../../calendar/calendar-parts.ts'
import { classDayOff } from '../../calendar/class-calendar.ts'
import { formatDate, formatDay } from '../../calendar/format-calendar.ts'
import type { Library } from '../../pack/library.ts'
import { formatCount, joinWords } from '../../reply/format.ts'
import { type Block, note, table, text } from '../../reply/reply.ts'
import { type ReadingPlan, gateAt, gateOn, zoneOf } from '../reading-plan.ts'
import type { PlanTarget } from '../plan-target.ts'
import { formatGate } from './gate-words.ts'
import { formatNext } from './plan-view.ts'

const maxWeeksShown = 6
/** Two school years, for plans that go on so long; without their last days, half of one. */
const maxWeeksAhead = 104
const minWeeksAhead = 26
const maxDaysNamed = 4

export interface PlannedChange {
  readonly target: PlanTarget
  /** What is open now, undefined if everything is. */
  readonly openNow: string | undefined
  /** Undefined ends the plan; then what is open stays open. */
  readonly plan: ReadingPlan | undefined
}

/** Returns what is open today and after each of the coming weeks that open something, so far and then. */
export function changeBlocks({ target, openNow, plan }: PlannedChange): readonly Block[] {
  const { calendar, library, now, stored } = target
  const zone = zoneOf(plan ?? stored?.plan ?? { zone: 'UTC' }, calendar)
  const then = plan === undefined ? openNow : gateAt(plan, calendar, now)
  const monday = Temporal.PlainDate.from(mondayOf(localDate(zone, now)))
  const weeksAhead = weeksUntil(monday, [stored?.plan, plan])
  const weeks = Array.from({ length: weeksAhead }, (_, index) => {
    const week = monday.add({ weeks: index })
    const sunday = week.add({ days: 6 }).toString()
    const before = stored?.plan === undefined ? openNow : gateOn(stored.plan, calendar, sunday)
    const after = plan === undefined ? openNow : gateOn(plan, calendar, sunday)
    return { week: week.toString(), before, after }
  })
  const today = { before: openNow, after: then }
  const turns = weeks.filter(({ before, after }, index) => {
    const last = weeks[index - 1] ?? today
    return before !== last.before || after !== last.after
  })
  const shown = turns.length > 0 ? turns : weeks.slice(0, 1)
  const rows = shown
    .slice(0, maxWeeksShown)
    .map(({ week, before, after }) => [
      formatDay(week),
      formatGate(library, before),
      formatGate(library, after),
    ])
  return [
    text(
      ...(then === openNow
        ? ['Now: ', { strong: formatGate(library, then) }, ', as before.']
        : [
            `Now, instead of ${formatGate(library, openNow)}: `,
            { strong: formatGate(library, then) },
            '.',
          ]),
    ),
    table(
      'What is open at the end of each week',
      [{ label: 'Week of' }, { label: 'So far' }, { label: 'Then' }],
      rows.map((row) => row.map((cell) => [cell])),
    ),
    ...moreWeeks(library, shown.slice(maxWeeksShown)),
    // Moved by days, each week ends as before, and only the days differ.
    ...(plan !== undefined && shown.every(({ before, after }) => before === after)
      ? [text(...formatNext({ plan, calendar, library, now }))]
      : []),
  ]
}

/** Says that the table does not show everything. */
function moreWeeks(
  library: Library,
  left: readonly { readonly week: string; readonly after: string | undefined }[],
): readonly Block[] {
  const last = left.at(-1)
  if (last === undefined) return []
  const then = `that of ${formatDay(last.week)}: ${formatGate(library, last.after)}`
  return [
    note(
      left.length === 1
        ? `One more week isn’t shown here, ${then}.`
        : `${left.length} more weeks aren’t shown here. The last is ${then}.`,
    ),
  ]
}

/** Returns how many weeks it takes to see the last day of these plans. */
function weeksUntil(
  monday: Temporal.PlainDate,
  plans: readonly (ReadingPlan | undefined)[],
): number {
  const weeks = plans.flatMap((plan) => {
    const last = plan?.steps.at(-1)
    return last === undefined ? [] : [Math.floor(monday.until(last.date).days / 7) + 2]
  })
  return Math.min(maxWeeksAhead, Math.max(minWeeksAhead, ...weeks))
}

/** Says what a teacher may not have meant: days off, and what the plan does not come to. */
export function planNotes(plan: ReadingPlan, { calendar, library }: PlanTarget): readonly Block[] {
  const daysOff = plan.steps.filter(({ date }) => classDayOff(calendar, date) !== undefined)
  const named = daysOff.slice(0, maxDaysNamed).map(({ date }) => formatDate(date))
  const more = daysOff.length - named.length
  const { units } = library
  const lost = plan.steps.filter(({ scene }) => units.place(scene) === 0)
  const last = plan.steps.at(-1)
  const left = library.scenes.filter(
    ({ id }) => last !== undefined && units.place(id) > units.place(last.scene),
  )
  return [
    ...(named.length > 0
      ? [
          note(
            `No school on ${joinWords(more > 0 ? [...named, formatCount(more, 'more day')] : named)}. The plan opens what’s there all the same.`,
          ),
        ]
      : []),
    ...(lost.length > 0
      ? [
          note(
            `${formatCount(lost.length, 'step')} of the plan ${lost.length === 1 ? 'has a' : 'have'} ${lost.length === 1 ? units.name : units.plural} that the pack doesn’t have any more. From there on nothing is open.`,
          ),
        ]
      : []),
    ...(left.length > 0 ? [note(formatLeft(library, left.length))] : []),
  ]
}

function formatLeft({ units }: Library, count: number): string {
  return count === 1
    ? `The last ${units.name} isn’t in the plan, so it stays hidden.`
    : `The last ${count} ${units.plural} aren’t in the plan, so they stay hidden.`
}
