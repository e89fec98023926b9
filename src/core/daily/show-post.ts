/** What a teacher sees of what happened: how a post went, or why there is none on a date. */
import { press } from '../press.ts'
import {
  type Block,
  type Reply,
  type Text,
  bullets,
  button,
  buttons,
  heading,
  note,
  text,
  whisper,
} from '../reply.ts'
import type { Delivered } from './daily-desk.ts'
import type { Schedule } from './daily-store.ts'
import { type Post, type StepName, isLate, isOpen, stepNames } from './post.ts'
import {
  type Calendar,
  type DayOff,
  clockChangeOn,
  dayOff,
  dueOn,
  holidayOn,
  localTime,
} from './schedule.ts'
import { sayDate, sayTimes } from './words.ts'

/** What happened, or will happen, on a date, and why. */
export function whyCard(
  schedule: Schedule,
  date: string,
  delivered: Delivered | undefined,
  now: number,
): Reply {
  const { calendar } = schedule
  const title = heading(`${sayDate(date)}, ${sayTimes(calendar)}`)
  if (delivered !== undefined) {
    return whisper(title, ...postBlocks(schedule, delivered))
  }
  const off = dayOff(calendar, date)
  if (off !== undefined) return whisper(title, text(sayDayOff(calendar, date, off)))
  const due = dueOn(calendar, date)
  if (due !== undefined && due.at > now) {
    const paused = schedule.status === 'paused'
    return whisper(
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
  return whisper(
    title,
    text(
      schedule.status === 'paused'
        ? 'Nothing was posted: it was paused.'
        : 'Nothing was posted: the daily post was not set then, or set for another time.',
    ),
  )
}

/** How a post went that a teacher asked for. */
export function deliveredCard(schedule: Schedule, delivered: Delivered): Reply {
  return whisper(...postBlocks(schedule, delivered))
}

function postBlocks(schedule: Schedule, { post, link }: Delivered): readonly Block[] {
  const again = press('daily', 'again', `${schedule.id}/${post.date}/${post.copy}`)
  const offered = schedule.status === 'on' && post.state !== 'sent' && !isOpen(post)
  const label = post.state === 'unconfirmed' ? 'Post it again' : 'Post it now'
  return [
    text(sayPost(schedule.calendar.zone, post)),
    ...(post.problem === undefined || post.state === 'skipped' ? [] : [note(post.problem)]),
    ...sideSteps(post),
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

function sayPost(zone: string, post: Post): string {
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

function sideSteps({ steps }: Post): readonly Block[] {
  const names: Readonly<Record<StepName, string>> = {
    ping: 'Notifying the role',
    thread: 'The thread',
    pin: 'Pinning',
  }
  const failed = stepNames.flatMap((name): readonly Text[] => {
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

function sayDayOff(calendar: Calendar, date: string, off: DayOff): string {
  switch (off) {
    case 'before-start':
      return `Nothing is posted: it begins on ${sayDate(calendar.start ?? date)}.`
    case 'after-end':
      return `Nothing is posted: it ended on ${sayDate(calendar.end ?? date)}.`
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
