/** What a teacher sees of one post: what happened on a date, or will, and why. */
import { clockChangeOn } from '../../calendar/clock-changes.ts'
import { type Calendar, type DayOffReason, dayOffReason, dueOn } from '../../calendar/due-days.ts'
import { formatDate, formatTimes, formatZone } from '../../calendar/format-calendar.ts'
import { holidayOn } from '../../calendar/holidays.ts'
import { localDate, localTime } from '../../calendar/local-time.ts'
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Inline,
  type Optional,
  type Reply,
  type RichText,
  type Tone,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import type { DeliveryReport } from '../daily-service.ts'
import type { Schedule } from '../daily-store.ts'
import { nothingOpenProblem } from '../delivery-state.ts'
import { type Delivery, type SideTaskName, isLate, isOpen, sideTaskNames } from '../delivery.ts'

const sideTaskLabels: Readonly<Record<SideTaskName, string>> = {
  ping: 'Notifying the role',
  thread: 'Opening the thread',
  pin: 'Pinning',
}

/** The answer to `daily why`. */
export function dayStatusView(
  schedule: Schedule,
  date: string,
  report: DeliveryReport | undefined,
  now: number,
): Reply {
  const blocks =
    report === undefined ? undeliveredBlocks(schedule, date, now) : deliveryBlocks(schedule, report)
  const times = note(`The daily post comes at ${formatTimes(schedule.calendar)}.`)
  return withTone(privateReply(heading(formatDate(date)), times, ...blocks), report)
}

/** How a post went that a teacher asked for. */
export function deliveryView(schedule: Schedule, report: DeliveryReport): Reply {
  return withTone(privateReply(...deliveryBlocks(schedule, report)), report)
}

const tones: Readonly<Partial<Record<Delivery['state'], Tone>>> = {
  sent: 'right',
  failed: 'error',
  unconfirmed: 'warning',
}

function withTone(reply: Reply, report: DeliveryReport | undefined): Reply {
  const tone = report && tones[report.delivery.state]
  return tone === undefined ? reply : { ...reply, tone }
}

function undeliveredBlocks(
  { calendar, status }: Schedule,
  date: string,
  now: number,
): readonly Optional<Block>[] {
  const reason = dayOffReason(calendar, date)
  if (reason !== undefined) return [text(formatDayOff(calendar, date, reason))]
  const due = dueOn(calendar, date)
  const isPaused = status === 'paused'
  if (due === undefined || due.at <= now) {
    const missed = isPaused
      ? 'Nothing was posted, because the daily post was paused.'
      : 'Nothing was posted: the daily post wasn’t set up yet, or had a different time.'
    return [text(missed)]
  }
  return [
    isPaused
      ? text('Paused: nothing will be posted until you run ', { command: 'daily resume' }, '.')
      : text('Planned for ', moment(calendar.zone, due.at), '.'),
    clockChangeNote(calendar, date),
  ]
}

function deliveryBlocks(
  { id, calendar, status }: Schedule,
  { delivery, link, failedEnd }: DeliveryReport,
): readonly Optional<Block>[] {
  const again = componentId('daily', 'again', `${id}/${delivery.date}/${delivery.copy}`)
  const wasClosed = delivery.state === 'skipped' && delivery.problem === nothingOpenProblem
  const isUndecided = delivery.state !== 'sent' && !wasClosed && !isOpen(delivery)
  const canRepeat = status === 'on' && isUndecided
  const label = delivery.state === 'unconfirmed' ? 'Post it again' : 'Post it now'
  const { problem, state } = delivery
  return [
    text(...formatDeliveryState(calendar.zone, delivery)),
    problem !== undefined && state !== 'skipped' && note(problem),
    failedTasks(delivery),
    failedEnd && text(...formatFailedEnd(calendar.zone, failedEnd)),
    buttons(
      link !== undefined && { label: 'Open the post', href: link },
      canRepeat && button(label, again, 'danger'),
    ),
  ]
}

/** What a channel did not take is tried again on school days, as long as that makes sense. */
function formatFailedEnd(zone: string, { state, problem = '', tryAt }: Delivery): RichText {
  const why = `The answers to its question couldn’t be shown. ${problem}`.trim()
  return state === 'claimed'
    ? [
        `${why} The bot tries again on ${formatDate(localDate(zone, tryAt))}, `,
        moment(zone, tryAt),
        '.',
      ]
    : state === 'unconfirmed'
      ? ['The answers to its question may have been shown, but the bot couldn’t confirm it.']
      : [
          why,
          ' If students have written any, you can read them with ',
          { command: 'answers status' },
          '.',
        ]
}

/** A moment in the reader’s own time, or else in the class’s zone, which is named. */
function moment(zone: string, at: number): Inline {
  return { time: at, fallback: `${localTime(zone, at)} ${formatZone(zone)}` }
}

function formatDeliveryState(zone: string, delivery: Delivery): RichText {
  switch (delivery.state) {
    case 'claimed':
      return ['It’s being posted, or will be tried again in a moment.']
    case 'sending':
      return [
        'It was sent but isn’t confirmed yet. The bot is checking the channel so that it won’t be posted twice.',
      ]
    case 'sent': {
      const at = delivery.sentAt ?? delivery.due
      return isLate(delivery, at)
        ? [
            'Posted: ',
            moment(zone, at),
            '. That’s late: it was due ',
            moment(zone, delivery.due),
            '.',
          ]
        : ['Posted: ', moment(zone, at), '.']
    }
    case 'failed':
      return ['It couldn’t be posted.']
    case 'skipped':
      return [`Nothing was posted. ${delivery.problem ?? ''}`.trim()]
    case 'unconfirmed':
      return [
        'It may have been posted, but the bot couldn’t confirm it. Check the channel before you post it again.',
      ]
    default:
      return delivery.state satisfies never
  }
}

function failedTasks({ sideTasks }: Delivery): Block {
  const failed = sideTaskNames.filter((name) => sideTasks[name]?.state === 'failed')
  return bullets(
    failed.map((name) => [`${sideTaskLabels[name]} failed. ${sideTasks[name]?.problem ?? ''}`]),
  )
}

function clockChangeNote(calendar: Calendar, date: string): Block | undefined {
  const change = clockChangeOn(calendar, date)
  if (change === undefined) return undefined
  return note(
    change.kind === 'gap'
      ? `The clocks go forward, so there’s no ${calendar.time} that day.`
      : `The clocks go back, so ${calendar.time} comes twice. The post comes the first time only.`,
  )
}

function formatDayOff(calendar: Calendar, date: string, reason: DayOffReason): string {
  switch (reason) {
    case 'before-start':
      return `No post: the daily post starts on ${formatDate(calendar.start ?? date)}.`
    case 'after-end':
      return `No post: the daily post ended on ${formatDate(calendar.end ?? date)}.`
    case 'weekday':
      return 'No post: it doesn’t run on this day of the week.'
    case 'holiday': {
      const name = holidayOn(calendar, date)?.name
      return `No post: it’s a holiday${name === undefined ? '' : ` (${name})`}.`
    }
    case 'week':
      return 'No post: it doesn’t run in this week.'
    case 'outside-terms':
      return 'No post: it’s outside the terms of your class.'
    case 'exam-week':
      return 'No post: it’s an exam week.'
    case 'pause':
      return 'No post: your class is paused.'
    case 'no-such-date':
      return `No post: ${calendar.zone.replaceAll('_', ' ')} skipped this date.`
    default:
      return reason satisfies never
  }
}
