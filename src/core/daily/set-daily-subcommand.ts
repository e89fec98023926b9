/** `daily set`: a teacher sets up or changes the daily post of a channel. */
import { maxCalendarLength } from '../calendar/parse-calendar.ts'
import { zoneOption } from '../calendar/parse-time-zone.ts'
import { zonePresets } from '../calendar/zone-presets.ts'
import { subcommand } from '../command/command.ts'
import { type Room, isDirectMessage } from '../platform/room.ts'
import { type Block, type Optional, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { replacedByOwn } from '../settings/after-change.ts'
import type { Schedule } from './daily-store.ts'
import { parseSchedule } from './parse-schedule.ts'
import { confirmEveryoneView, scheduleSavedView } from './views/schedule-view.ts'

export const setDailySubcommand = subcommand({
  audience: 'person',
  teachersOnly: true,
  summary: 'Set up or change a channel’s daily post',
  options: {
    time: {
      kind: 'text',
      summary: 'Local time, such as 08:30',
      maxLength: 80,
      required: true,
      picker: 'time',
    },
    timezone: zoneOption,
    days: {
      kind: 'text',
      summary: 'School days, such as mon-fri (the default) or mon, wed',
      maxLength: 80,
    },
    only: {
      kind: 'text',
      summary: 'Only some of the school days, such as mon, wed, week A, every second week, or all',
      maxLength: 80,
    },
    exams: { kind: 'flag', summary: 'Also post in exam weeks' },
    channel: { kind: 'room', summary: 'Where to post (this channel if left out)' },
    start: { kind: 'text', summary: 'First day, such as 2027-01-11, or none', maxLength: 40 },
    end: { kind: 'text', summary: 'Last day, such as 2027-06-30, or none', maxLength: 40 },
    holidays: {
      kind: 'text',
      summary: 'Days off, such as 2026-12-21..2027-01-04, 2027-05-03, or none',
      maxLength: 1500,
    },
    calendar: {
      kind: 'file',
      summary: 'Your school’s holidays as an .ics file',
      endings: ['.ics'],
      maxBytes: maxCalendarLength,
    },
    role: { kind: 'role', summary: 'A role to notify with each post' },
    thread: { kind: 'flag', summary: 'Open a thread for the discussion' },
    pin: { kind: 'flag', summary: 'Pin each post and unpin the one before' },
    answer: { kind: 'flag', summary: 'Show an example answer the next school day' },
    name: { kind: 'text', summary: 'A name, if this channel has more than one', maxLength: 40 },
  },
  async presets({ daily, calendar, person }, { room, given }) {
    // Whoever changes something else of a daily post leaves its time as it is.
    const { name = '' } = given
    const current = typeof name === 'string' && (await daily.findSchedule(room.id, name))
    return {
      time: current ? current.calendar.time : '08:30',
      ...(await zonePresets(calendar, person)),
      start: '',
    }
  },
  async run({ options, room, person }, context) {
    const { daily, calendar } = context
    const { channel, name = '', role, ...rest } = options
    if (channel === undefined && isDirectMessage(room)) {
      throw new UserError(
        'Where should it go? Please choose a channel for it, with ',
        { code: 'channel' },
        '.',
      )
    }
    const target = channel ?? room
    const [now, schedules, current, year] = await Promise.all([
      daily.now(),
      daily.schedules(),
      daily.findSchedule(target.id, name),
      calendar.read(),
    ])
    const hasOthers = schedules.some(({ id }) => id !== current?.id)
    const { readFile } = calendar
    const known = { room: target, name, now, person, year, hasOthers, current, readFile }
    const { schedule: input, imported } = await parseSchedule(rest, known)
    const warnings = await daily.checkExtras(target, input)
    const notify = role === undefined || role.everyone ? {} : { notify: role.id }
    const { schedule, notes } = await daily.saveSchedule({ ...input, ...notify })
    const saved = scheduleSavedView(schedule, room, now, imported)
    const { blocks } = privateReply(
      ...saved.blocks,
      ...notes.map((each) => note(...each)),
      ...(await replacedByOwn(`daily/${schedule.id}`, context)),
      ...warnings.map((warning) => text(...warning)),
      current === undefined && sameRoomNote(schedules, target),
      ...(role?.everyone === true ? confirmEveryoneView(schedule, role.id).blocks : []),
    )
    return { ...saved, blocks }
  },
})

/** Two daily posts of one channel draw from the same questions, each by itself. */
function sameRoomNote(schedules: readonly Schedule[], { id }: Pick<Room, 'id'>): Optional<Block> {
  return (
    schedules.some(({ room }) => room.id === id) &&
    note(
      'This channel has another daily post, which draws from the same questions: on some days both may ask the same. ',
      { command: 'daily plan' },
      ' shows each, and lets you choose another question for a day.',
    )
  )
}
