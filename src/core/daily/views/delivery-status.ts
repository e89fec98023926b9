/** What a teacher sees of what happened: how a post went, or why there is none on a date. */
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  text,
  privateReply,
} from '../../reply/reply.ts'
import type { DeliveryReport } from '../daily-service.ts'
import type { Schedule } from '../daily-store.ts'
import {
  type Delivery,
  type SideTaskName,
  isLate,
  isOpen,
  sideTaskNames,
} from '../delivery-state.ts'
import {
  type Calendar,
  type DayOffReason,
  clockChangeOn,
  dayOffReason,
  dueOn,
  holidayOn,
  localTime,
} from '../schedule.ts'
import { formatDate, formatTimes } from '../format-calendar.ts'

/** What happened, or will happen, on a date, and why. */
export function dayStatusView(
  schedule: Schedule,
  date: string,
  delivered: DeliveryReport | undefined,
  now: number,
): Reply {
  const { calendar } = schedule
  const title = heading(`${formatDate(date)}, ${formatTimes(calendar)}`)
  if (delivered !== undefined) {
    return privateReply(title, ...deliveryBlocks(schedule, delivered))
  }
  const off = dayOffReason(calendar, date)
  if (off !== undefined) return privateReply(title, text(formatDayOff(calendar, date, off)))
  const due = dueOn(calendar, date)
  if (due !== undefined && due.at > now) {
    const paused = schedule.status === 'paused'
    return privateReply(
      title,
      text(
        paused
          ? 'It is paused, so nothing is posted until you run '
          : `It is planned for ${localTime(calendar.zone, due.at)} local time.`,
        ...(paused ? [{ code: 'daily resume' }, '.'] : []),
      ),
      ...clockNote(calendar, date),
    )
  }
  return privateReply(
    title,
    text(
      schedule.status === 'paused'
        ? 'Nothing was posted: it was paused.'
        : 'Nothing was posted: the daily post was not set then, or set for another time.',
    ),
  )
}

/** How a post went that a teacher asked for. */
export function deliveryView(schedule: Schedule, delivered: DeliveryReport): Reply {
  return privateReply(...deliveryBlocks(schedule, delivered))
}

function deliveryBlocks(
  schedule: Schedule,
  { delivery: post, link }: DeliveryReport,
): readonly Block[] {
  const again = componentId('daily', 'again', `${schedule.id}/${post.date}/${post.copy}`)
  const offered = schedule.status === 'on' && post.state !== 'sent' && !isOpen(post)
  const label = post.state === 'unconfirmed' ? 'Post it again' : 'Post it now'
  return [
    text(formatDeliveryState(schedule.calendar.zone, post)),
    ...(post.problem === undefined || post.state === 'skipped' ? [] : [note(post.problem)]),
    ...failedTaskBlocks(post),
    ...(link === undefined && !offered
      ? []
      : [
          buttons(
            ...(link === undefined ? [] : [{ label: 'Open the post', href: link }]),
            ...(offered ? [button(label, again, 'danger')] : []),
          ),
        ]),
  ]
}

function formatDeliveryState(zone: string, post: Delivery): string {
  switch (post.state) {
    case 'claimed':
      return 'It is being posted, or waits to be tried again in a moment.'
    case 'sending':
      return 'It was sent and not confirmed yet; it is being looked for before anything is posted again.'
    case 'sent': {
      const at = post.sentAt ?? post.due
      const late = isLate(post, at) ? `, late: it was due at ${localTime(zone, post.due)}` : ''
      return `Posted at ${localTime(zone, at)}${late}.`
    }
    case 'failed':
      return 'It could not be posted.'
    case 'skipped':
      return `Nothing was posted. ${post.problem ?? ''}`.trim()
    case 'unconfirmed':
      return 'It may have been posted, but nobody could confirm it. Look into the channel before you post it again.'
    default:
      return post.state satisfies never
  }
}

function failedTaskBlocks({ steps }: Delivery): readonly Block[] {
  const names: Readonly<Record<SideTaskName, string>> = {
    ping: 'Notifying the role',
    thread: 'The thread',
    pin: 'Pinning',
  }
  const failed = sideTaskNames.flatMap((name): readonly RichText[] => {
    const step = steps[name]
    return step?.state === 'failed' ? [[`${names[name]} failed. ${step.problem ?? ''}`]] : []
  })
  return failed.length === 0 ? [] : [bullets(failed)]
}

function clockNote(calendar: Calendar, date: string): readonly Block[] {
  const change = clockChangeOn(calendar, date)
  if (change === undefined) return []
  return [
    note(
      change.kind === 'gap'
        ? `The clocks go forward: ${calendar.time} does not exist that day.`
        : `The clocks go back: ${calendar.time} comes twice, and the post comes at the first.`,
    ),
  ]
}

function formatDayOff(calendar: Calendar, date: string, off: DayOffReason): string {
  switch (off) {
    case 'before-start':
      return `Nothing is posted: it begins on ${formatDate(calendar.start ?? date)}.`
    case 'after-end':
      return `Nothing is posted: it ended on ${formatDate(calendar.end ?? date)}.`
    case 'weekday':
      return 'Nothing is posted on this day of the week.'
    case 'holiday': {
      const name = holidayOn(calendar, date)?.name
      return `Nothing is posted: it is a holiday${name === undefined ? '' : ` (${name})`}.`
    }
    case 'no-such-date':
      return `This date does not exist in ${calendar.zone}: the country skipped it.`
    default:
      return off satisfies never
  }
}
