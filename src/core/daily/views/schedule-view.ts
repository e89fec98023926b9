/** What a teacher sees of what is set: the answer to `daily set` and `daily status`. */
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Fact,
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
  text,
  privateReply,
} from '../../reply/reply.ts'
import type { Room } from '../../platform/room.ts'
import type { Schedule } from '../daily-store.ts'
import { clockChangeOn, localTime, nextDues } from '../schedule.ts'
import {
  formatClockChanges,
  formatDate,
  formatHoliday,
  formatDateTime,
  formatTimes,
} from '../format-calendar.ts'

/** After `set`: what was understood, the next posts and what clock changes do. */
export function scheduleSavedView(
  schedule: Schedule,
  here: Room,
  now: number,
  imported?: string,
): Reply {
  const { calendar, problem } = schedule
  const changes = formatClockChanges(calendar, now)
  return privateReply(
    heading(problem === undefined ? 'The daily post is set' : 'Set, but paused for now'),
    ...(problem === undefined
      ? []
      : [text(problem), text('When it is mended, run ', { code: 'daily resume' }, '.')]),
    facts(...scheduleFacts(schedule, here)),
    ...(imported === undefined ? [] : [note(imported)]),
    ...nextPosts(schedule, now),
    ...(changes.length === 0
      ? []
      : [text({ strong: 'Clock changes' }), bullets(changes.map((change) => [change]))]),
    scheduleButtons(schedule),
  )
}

/** All schedules of the class, numbered as `which` counts them. */
export function scheduleListView(schedules: readonly Schedule[], here: Room): Reply {
  if (schedules.length === 0) {
    return privateReply(
      text('No daily post is set in this class. Begin with ', { code: 'daily set 08:30' }, '.'),
    )
  }
  return privateReply(
    heading(schedules.length === 1 ? 'The daily post' : `${schedules.length} daily posts`),
    ...schedules.flatMap((schedule, index) => [
      text({ strong: `${index + 1}. ${formatTimes(schedule.calendar)}` }),
      facts(fact('State', formatState(schedule)), ...scheduleFacts(schedule, here).slice(1)),
      ...(schedule.problem === undefined ? [] : [note(schedule.problem)]),
      scheduleButtons(schedule),
    ]),
  )
}

/** The second question before everybody is notified. */
export function confirmEveryoneView(schedule: Schedule, role: string): Reply {
  return privateReply(
    heading('Notify everybody every day?'),
    text(
      'The role you chose reaches everybody in the channel, also those who are not in this class. ',
      'Until you say yes, nobody is notified.',
    ),
    buttons(
      button(
        'Yes, notify everybody',
        componentId('daily', 'everyone', `${schedule.id}/${role}`),
        'danger',
      ),
      button('No, nobody', componentId('daily', 'quiet', schedule.id)),
    ),
  )
}

function scheduleFacts(schedule: Schedule, here: Room): readonly Fact[] {
  const { calendar, room } = schedule
  const besides = [
    ...(schedule.thread ? ['a thread'] : []),
    ...(schedule.pin ? ['pinned'] : []),
    ...(schedule.notify === undefined ? [] : ['a role is notified']),
    ...(schedule.followUp ? ['an answer the next school day'] : []),
  ]
  const where: Inline = room.id === here.id ? 'this channel' : { code: bareId(room.id) }
  const shown = calendar.holidays.slice(0, 6).map((holiday) => formatHoliday(holiday))
  const more = calendar.holidays.length - shown.length
  return [
    fact('When', formatTimes(calendar)),
    fact('Where', where, schedule.name === '' ? '' : ` (${schedule.name})`),
    ...(calendar.start === undefined ? [] : [fact('From', formatDate(calendar.start))]),
    ...(calendar.end === undefined ? [] : [fact('Until', formatDate(calendar.end))]),
    ...(shown.length === 0
      ? []
      : [fact('Not on', `${shown.join('; ')}${more > 0 ? ` and ${more} more` : ''}`)]),
    ...(besides.length === 0 ? [] : [fact('With', besides.join(', '))]),
  ]
}

function nextPosts({ calendar, next }: Schedule, now: number): readonly Block[] {
  const from = next === undefined ? now : next.at - 1
  const dues = nextDues(calendar, from, 5)
  if (next === undefined || dues.length === 0) {
    return [note('No post comes: the end date has passed, or every day is a holiday.')]
  }
  return [
    text({ strong: 'The next posts' }),
    bullets(
      dues.map(({ date, at }): RichText => {
        const change = clockChangeOn(calendar, date)
        const aside = change === undefined ? '' : ' (clock change)'
        return [`${formatDateTime(calendar.zone, at)}${aside} · `, whenFor(at)]
      }),
    ),
  ]
}

/** In the reader's own time where the platform can say it. */
function whenFor(at: number): Inline {
  return { time: at, fallback: `${localTime('UTC', at)} UTC` }
}

function scheduleButtons({ id, status, notify }: Schedule): Block {
  return buttons(
    button('Plan', componentId('daily', 'plan', id)),
    button('Preview', componentId('daily', 'preview', id)),
    status === 'paused'
      ? button('Resume', componentId('daily', 'resume', id), 'primary')
      : button('Pause', componentId('daily', 'pause', id)),
    ...(notify === undefined ? [] : [button('Notify nobody', componentId('daily', 'quiet', id))]),
  )
}

function formatState({ status, next, calendar }: Schedule): string {
  if (status === 'paused') return 'paused'
  if (next === undefined) return 'over: no more days'
  return `on; next ${formatDateTime(calendar.zone, next.at)}`
}

/** A room's id as the platform shows it. */
function bareId(id: string): string {
  return id.slice(id.lastIndexOf(':') + 1)
}
