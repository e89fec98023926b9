/** What a teacher sees of a class's schedules: the replies to `daily set` and `daily status`. */
import { nextDues } from '../../calendar/due-days.ts'
import { clockChangeOn, formatClockChanges } from '../../calendar/clock-changes.ts'
import {
  formatDate,
  formatDateTime,
  formatHoliday,
  formatTimes,
  formatZone,
} from '../../calendar/format-calendar.ts'
import { componentId } from '../../command/component-id.ts'
import type { Room } from '../../platform/room.ts'
import { joinWords } from '../../reply/format.ts'
import {
  type Block,
  type Fact,
  type Optional,
  type Inline,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  privateReply,
  row,
  text,
} from '../../reply/reply.ts'
import { overviewButton } from '../../settings/overview-button.ts'
import type { Schedule } from '../daily-store.ts'
import { calendarButton, holidayBlocks } from '../../calendar/views/holidays-view.ts'
import { isPausedOpenly, noMorePosts } from './plan-view.ts'

/** Said where a class has no schedule. */
export const noSchedule = [
  'This class has no daily post yet. Start with ',
  { command: 'daily set', words: '08:30' },
  '.',
] as const satisfies RichText

/** After `set`: what was understood, the next posts, and what clock changes do. */
export function scheduleSavedView(
  schedule: Schedule,
  here: Room,
  now: number,
  imported?: string,
): Reply {
  const { calendar, problem } = schedule
  const changes = formatClockChanges(calendar, now)
  const saved = privateReply(
    heading(problem === undefined ? 'The daily post is set' : 'Set, but paused for now'),
    problem !== undefined && text(problem),
    problem !== undefined && text('Once that’s fixed, run ', { command: 'daily resume' }, '.'),
    // The days off of a calendar that was just read are all listed below.
    facts(...scheduleFacts(schedule, here, imported === undefined)),
    calendar.time < '06:00' &&
      note(
        'That’s early in the morning. For the afternoon, write a time such as ',
        { code: '16:30' },
        '.',
      ),
    ...nextPosts(schedule, now),
    changes.length > 0 && text({ strong: 'Clock changes' }),
    bullets(changes.map((change) => [change])),
    ...(imported === undefined
      ? []
      : [text({ strong: 'Your calendar' }), note(imported), ...holidayBlocks(calendar, 0)]),
    scheduleButtons(schedule),
    buttons(overviewButton()),
  )
  return problem === undefined ? saved : { ...saved, tone: 'warning' }
}

/** All schedules of the class, numbered as the option `which` expects. */
export function scheduleListView(schedules: readonly Schedule[], here: Room): Reply {
  if (schedules.length === 0) return privateReply(text(...noSchedule))
  const only = schedules.length === 1 ? schedules[0] : undefined
  return privateReply(
    heading(only === undefined ? `${schedules.length} daily posts` : scheduleTitle(only)),
    ...(only === undefined
      ? schedules.map((schedule, index) => scheduleRow(schedule, index + 1, here))
      : scheduleBlocks(only, here)),
  )
}

/** One of several schedules. */
export function scheduleView(schedule: Schedule, here: Room): Reply {
  return privateReply(
    heading(scheduleTitle(schedule)),
    ...scheduleBlocks(schedule, here),
    buttons(button('All daily posts', componentId('daily', 'status'))),
  )
}

function scheduleTitle({ name }: Schedule): string {
  return name === '' ? 'The daily post' : `The daily post “${name}”`
}

function scheduleBlocks(schedule: Schedule, here: Room): readonly Optional<Block>[] {
  return [
    facts(fact('Status', ...formatStatus(schedule)), ...scheduleFacts(schedule, here)),
    schedule.problem !== undefined && note(schedule.problem),
    scheduleButtons(schedule),
    ...ownTiming(schedule),
  ]
}

/** What it has of its own, and how it follows its class instead. */
function ownTiming({ id, timing, calendar }: Schedule): readonly Block[] {
  if (calendar.class === undefined) return []
  const own = timing ?? { zone: true, days: true, holidays: true }
  const parts = [own.zone && 'time zone', own.days && 'days', own.holidays && 'days off']
  const named = parts.filter((part) => typeof part === 'string')
  if (named.length === 0) return []
  return [
    note(
      `This one has its own ${joinWords(named)}, and keeps them when the class’s calendar changes.`,
    ),
    buttons(button('Use the class’s calendar', componentId('daily', 'follow', id))),
  ]
}

/** Its number, name and place tell it from the others, and so does its button. */
function scheduleRow(schedule: Schedule, number: number, here: Room): Block {
  return row(
    button(`Open ${number}`, componentId('daily', 'show', schedule.id)),
    { strong: `${number}. ${formatTimes(schedule.calendar)}` },
    ' · ',
    ...formatPlace(schedule, here),
    '\n',
    ...formatStatus(schedule),
    schedule.problem === undefined ? '' : ` (${schedule.problem})`,
  )
}

/** Asks again before everyone is notified. */
export function confirmEveryoneView(schedule: Schedule, role: string): Reply {
  const yes = componentId('daily', 'everyone', `${schedule.id}/${role}`)
  const question = privateReply(
    heading('Notify everyone, every day?'),
    text(
      'This role reaches everyone in the channel, even people who aren’t in your class. ',
      'The bot won’t notify anyone until you say yes.',
    ),
    buttons(
      button('Yes, notify everyone', yes, 'danger'),
      button('No, don’t notify', componentId('daily', 'quiet', schedule.id)),
    ),
  )
  return { ...question, tone: 'warning' }
}

function scheduleFacts(
  schedule: Schedule,
  here: Room,
  withDaysOff = true,
): readonly Optional<Fact>[] {
  const { calendar, notify } = schedule
  const extras = [
    schedule.thread && 'a thread',
    schedule.pin && 'pinned',
    schedule.followUp && 'an example answer the next school day',
  ].filter((extra) => extra !== false)
  const daysOff = calendar.holidays.slice(0, 6).map((holiday) => formatHoliday(holiday))
  const more = calendar.holidays.length - daysOff.length
  return [
    fact('When', formatTimes(calendar)),
    fact('Where', ...formatPlace(schedule, here)),
    calendar.start !== undefined && fact('Starts', formatDate(calendar.start)),
    calendar.end !== undefined && fact('Ends', formatDate(calendar.end)),
    withDaysOff &&
      daysOff.length > 0 &&
      fact('Days off', `${daysOff.join('; ')}${more > 0 ? ` and ${more} more` : ''}`),
    extras.length > 0 && fact('With', extras.join(', ')),
    notify !== undefined && fact('Notifies', { role: notify, name: 'a role or group' }),
  ]
}

function nextPosts({ calendar, next }: Schedule, now: number): readonly Block[] {
  const from = next === undefined ? now : next.at - 1
  const dues = nextDues(calendar, from, 5)
  if (next === undefined || dues.length === 0) return [note(...noMorePosts(calendar))]
  const [first] = dues
  return [
    text({ strong: `Next posts, ${formatZone(calendar.zone)} time` }),
    bullets(
      dues.map(({ date, at }): RichText => {
        const aside = clockChangeOn(calendar, date) === undefined ? '' : ' (clock change)'
        return [`${formatDateTime(calendar.zone, at)}${aside}`]
      }),
    ),
    ...(first === undefined
      ? []
      : [note('The first one in your own time: ', inOwnTime(calendar.zone, first.at), '.')]),
  ]
}

function scheduleButtons({ id, status, notify, calendar }: Schedule): Block {
  const hasDaysOff = calendar.holidays.length > 0 || calendar.leftOut !== undefined
  return buttons(
    button('Plan', componentId('daily', 'plan', id)),
    button('Preview', componentId('daily', 'preview', id)),
    hasDaysOff
      ? button('Days off', componentId('calendar', 'days-off', '0'))
      : calendarButton('Add days off…'),
    status === 'paused'
      ? button('Resume', componentId('daily', 'resume', id), 'primary')
      : button('Pause', componentId('daily', 'pause', id)),
    notify !== undefined && button('Stop notifying', componentId('daily', 'quiet', id)),
  )
}

function formatStatus({ status, next, calendar }: Schedule): RichText {
  if (status === 'paused') return ['paused']
  if (next === undefined) {
    return isPausedOpenly(calendar)
      ? ['waiting, since your class is paused until you run ', { command: 'calendar resume' }]
      : ['finished, no days left']
  }
  return ['on, next post ', momentIn(calendar.zone, next.at)]
}

/** A moment in the reader’s own time, where the platform can show it. */
function momentIn(zone: string, at: number): Inline {
  return { time: at, fallback: `${formatDateTime(zone, at)} ${formatZone(zone)}` }
}

/** The same for who may be in another zone than the class. */
function inOwnTime(zone: string, at: number): Inline {
  return {
    time: at,
    zone,
    fallback: `${formatDateTime('UTC', at)} UTC`,
  }
}

function formatPlace({ room, name }: Schedule, here: Room): RichText {
  const place: Inline =
    room.id === here.id ? 'this channel' : { channel: room.id, name: 'another channel' }
  return [place, name === '' ? '' : ` (${name})`]
}
