/** Changes the calendar of a class by what a teacher has typed, and says what has changed. */
import type { CommandContext } from '../command/context.ts'
import { foreseePosts } from '../daily/foresee-posts.ts'
import type { Person } from '../platform/room.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { componentId } from '../command/component-id.ts'
import type { CalendarChange } from './calendar-store.ts'
import { type ClassCalendar, pauseOn } from './class-calendar.ts'
import { mergeHolidays } from './holidays.ts'
import { parseHolidays } from './parse-calendar.ts'
import { parseDays } from './parse-days.ts'
import {
  addPauses,
  endPauses,
  parseExamWeeks,
  parsePause,
  parseTerms,
  parseWeekTurns,
  turnWeeks,
} from './parse-year.ts'
import { parseTimeZone } from './parse-time-zone.ts'
import { calendarChangesView, formatPause, movedPosts } from './views/calendar-changes.ts'

export interface YearOptions {
  readonly timezone?: string | undefined
  readonly days?: string | undefined
  readonly weeks?: string | undefined
  readonly 'this-week'?: string | undefined
  readonly 'count-holidays'?: boolean | undefined
  readonly terms?: string | undefined
  readonly 'exam-weeks'?: string | undefined
  readonly holidays?: string | undefined
}

type YearServices = Pick<CommandContext, 'calendar' | 'daily'>

interface YearContext extends YearServices {
  readonly person: Person
  /** The version that the person was shown. */
  readonly seen?: number
}

export async function setYear(options: YearOptions, context: YearContext): Promise<Reply> {
  const { foreseen, ...change } = await changeYear(options, context)
  return calendarChangesView(change, 'The calendar is saved', foreseen)
}

/** Throws a UserError for what cannot be read. */
export async function changeYear(
  options: YearOptions,
  { person, seen, ...services }: YearContext,
): Promise<ForeseenChange> {
  const today = await services.calendar.today()
  const context = { today, prefer: 'next' } as const
  const zone = options.timezone === undefined ? undefined : parseTimeZone(options.timezone, person)
  const days = options.days === undefined ? undefined : parseDays(options.days)
  const terms = parseList(options.terms, (typed) => parseTerms(typed, context))
  const examWeeks = parseList(options['exam-weeks'], (typed) => parseExamWeeks(typed, context))
  const holidays = parseList(options.holidays, (typed) =>
    parseHolidays(typed, context, { mayHaveNames: true }),
  )
  return changeForeseen(
    services,
    (year) => ({
      ...withWeeks(year, options, today),
      ...(zone !== undefined && { zone }),
      ...(days !== undefined && { days: [...days] }),
      ...(terms !== undefined && { terms: [...terms] }),
      ...(examWeeks !== undefined && { examWeeks: [...examWeeks] }),
      ...(holidays !== undefined && {
        holidays: holidays.length === 0 ? [] : [...mergeHolidays(year.holidays, holidays)],
      }),
    }),
    seen,
  )
}

interface ForeseenChange extends CalendarChange {
  /** Which planned posts become others. */
  readonly foreseen: readonly Block[]
}

async function changeForeseen(
  { calendar, daily }: YearServices,
  change: (year: ClassCalendar) => ClassCalendar,
  seen?: number,
): Promise<ForeseenChange> {
  const foreseen = await foreseePosts({ daily }, { calendar: change(await calendar.read()) })
  return { ...(await calendar.change(change, seen)), foreseen }
}

/** Left out, it is undefined; `none` is empty. */
function parseList<T>(
  typed: string | undefined,
  parse: (typed: string) => readonly T[],
): readonly T[] | undefined {
  if (typed === undefined) return undefined
  return /^none$/i.test(typed) ? [] : parse(typed)
}

/** The same names again leave the weeks as they are, unless this week is to have another one. */
function withWeeks(year: ClassCalendar, options: YearOptions, today: string): ClassCalendar {
  const { weeks: typed, 'this-week': thisWeek, 'count-holidays': counts } = options
  const { weeks: known, ...rest } = year
  if (typed !== undefined && /^none$/i.test(typed)) return rest
  const countsHolidays = counts ?? known?.countsHolidays
  const parsed = typed === undefined ? undefined : parseWeekTurns(typed, { today, countsHolidays })
  const isSame =
    parsed === undefined ||
    known?.names.toSorted().join('\n') === parsed.names.toSorted().join('\n')
  const weeks = isSame ? known : parsed
  if (weeks === undefined) {
    if (thisWeek === undefined) return year
    throw new UserError('Name the weeks first, such as ', { code: 'weeks:"A, B"' }, '.')
  }
  const turned = thisWeek === undefined ? weeks : turnWeeks(weeks, thisWeek, today)
  return { ...year, weeks: { ...turned, ...(counts !== undefined && { countsHolidays: counts }) } }
}

/** Pauses everything of the class for some days, and says what does not come. */
export async function pauseClass(
  when: string,
  reason: string | undefined,
  services: YearServices,
): Promise<Reply> {
  const context = { today: await services.calendar.today(), prefer: 'next' } as const
  const pauses = parsePause(when, reason, context)
  const change = await changeForeseen(services, (year) => ({
    ...year,
    pauses: addPauses(year, pauses),
  }))
  return {
    ...privateReply(
      heading('Your class is paused'),
      text(`${pauses.map((pause) => formatPause(pause)).join('; ')}.`),
      text(
        'No daily posts, no homework reminders and no digests. What is due then isn’t sent later.',
      ),
      ...movedPosts(change),
      ...change.foreseen,
      buttons(
        button('Resume', componentId('calendar', 'resume'), 'primary'),
        button('The whole calendar', componentId('calendar', 'show')),
      ),
    ),
    tone: 'warning',
  }
}

/** Ends the pause of today, or else takes back those to come. */
export async function resumeClass(services: YearServices): Promise<Reply> {
  const today = await services.calendar.today()
  const change = await changeForeseen(services, (year) => ({
    ...year,
    pauses: endPauses(year, today),
  }))
  const isChanged = JSON.stringify(change.before.pauses) !== JSON.stringify(change.after.pauses)
  if (!isChanged) return privateReply(text('Your class isn’t paused.'))
  const left = change.after.pauses.filter(({ from }) => from > today)
  const wasPaused = pauseOn(change.before, today) !== undefined
  return privateReply(
    ...(wasPaused
      ? [
          heading('Your class is no longer paused'),
          text(
            'Daily posts and reminders start again now. What was due during the pause isn’t sent.',
          ),
        ]
      : [
          heading('No pause is coming any more'),
          text('Daily posts and reminders go out as usual.'),
        ]),
    ...movedPosts(change),
    ...change.foreseen,
    left.length > 0 &&
      note(`Still to come: ${left.map((pause) => formatPause(pause)).join('; ')}.`),
    buttons(button('The whole calendar', componentId('calendar', 'show'))),
  )
}
