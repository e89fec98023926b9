import { type Invocation, subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { parseDate, suggestTimeZones } from '../src/core/daily/parse-calendar.ts'
import { dailyMessage } from '../src/core/daily/views/daily-message.ts'
import type { DailyService } from '../src/core/daily/daily-service.ts'
import type { Schedule } from '../src/core/daily/daily-store.ts'
import { maxCalendarLength } from '../src/core/daily/ics.ts'
import { localDate } from '../src/core/daily/schedule.ts'
import {
  confirmEveryoneView,
  scheduleSavedView,
  scheduleListView,
} from '../src/core/daily/views/schedule-view.ts'
import { resolveDay, maxPlanDays, planActions, showPlan } from '../src/core/daily/plan-actions.ts'
import { deliveryView, dayStatusView } from '../src/core/daily/views/delivery-status.ts'
import { formatTimes } from '../src/core/daily/format-calendar.ts'
import { parseSchedule } from '../src/core/daily/parse-schedule.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { type Reply, note, text, privateReply } from '../src/core/reply/reply.ts'
import type { Room } from '../src/core/platform/room.ts'

const which = {
  kind: 'integer',
  summary: 'Which one, by its number in daily status, where the class has several',
  min: 1,
  max: 25,
} as const

const teachers = { audience: 'person', teachersOnly: true } as const

/** `/daily`: a line and a discussion question every school day, for teachers to set up. */
export default defineCommandGroup({
  name: 'daily',
  summary: 'Post a line and a discussion question every school day',
  defaultSubcommand: 'status',
  subcommands: {
    set: subcommand({
      ...teachers,
      summary: 'Set up or change the daily post of a channel',
      options: {
        time: { kind: 'text', summary: 'Local time, such as 08:30', maxLength: 20, required: true },
        timezone: {
          kind: 'text',
          summary: 'Region and city, such as Europe/London',
          maxLength: 60,
          suggest: (typed) => suggestTimeZones(typed),
        },
        days: { kind: 'text', summary: 'Such as mon-fri (the usual) or mon, wed', maxLength: 80 },
        channel: { kind: 'room', summary: 'Where to post; left out, here' },
        start: { kind: 'text', summary: 'First day, such as 2027-01-11, or none', maxLength: 12 },
        end: { kind: 'text', summary: 'Last day, such as 2027-06-30, or none', maxLength: 12 },
        holidays: {
          kind: 'text',
          summary: 'Days off, such as 2026-12-21..2027-01-04, 2027-05-03, or none',
          maxLength: 1500,
        },
        calendar: {
          kind: 'file',
          summary: 'Your school’s holidays as an .ics file',
          maxBytes: maxCalendarLength,
        },
        role: { kind: 'role', summary: 'A role to notify with each post' },
        thread: { kind: 'flag', summary: 'Open a thread for the discussion' },
        pin: { kind: 'flag', summary: 'Pin each post, and unpin the one before' },
        answer: { kind: 'flag', summary: 'Show an example answer the next school day' },
        name: { kind: 'text', summary: 'A name, for a second one in the channel', maxLength: 40 },
      },
      async run({ options, room }, { daily }) {
        const { channel, name = '', role, ...rest } = options
        const target = channel ?? room
        const [now, schedules, current] = await Promise.all([
          daily.now(),
          daily.schedules(),
          daily.findSchedule(target.id, name),
        ])
        const zone = schedules[0]?.calendar.zone
        const { schedule: wish, imported } = parseSchedule(rest, {
          room: target,
          name,
          now,
          zone,
          current,
        })
        const notify = role === undefined || role.everyone ? {} : { notify: role.id }
        const schedule = await daily.saveSchedule({ ...wish, ...notify })
        const card = scheduleSavedView(schedule, room, now, imported)
        if (role?.everyone !== true) return card
        return {
          ...card,
          blocks: [...card.blocks, ...confirmEveryoneView(schedule, role.id).blocks],
        }
      },
    }),
    status: subcommand({
      ...teachers,
      summary: 'What is set in this class and what comes next',
      options: {},
      run: async ({ room }, { daily }) => scheduleListView(await daily.schedules(), room),
    }),
    plan: subcommand({
      ...teachers,
      summary: 'The next 14 school days with their items; swap, choose or take out',
      options: { which },
      run: async (invocation, { daily }) => showPlan(await findSchedule(invocation, daily), daily),
    }),
    preview: subcommand({
      ...teachers,
      summary: 'The next post as the class will see it',
      options: { which },
      run: async (invocation, { daily }) =>
        showPreview(await findSchedule(invocation, daily), daily),
    }),
    now: subcommand({
      ...teachers,
      summary: 'Make today’s post at once',
      options: { which },
      async run(invocation, { daily }) {
        const schedule = await findSchedule(invocation, daily)
        return deliveryView(schedule, await daily.postNow(schedule))
      },
    }),
    pause: subcommand({
      ...teachers,
      summary: 'Stop posting until you resume',
      options: { which },
      run: async (invocation, { daily }) => pause(await findSchedule(invocation, daily), daily),
    }),
    resume: subcommand({
      ...teachers,
      summary: 'Go on posting',
      options: { which },
      run: async (invocation, { daily }) =>
        resume(await findSchedule(invocation, daily), daily, invocation.room),
    }),
    off: subcommand({
      ...teachers,
      summary: 'Take a daily post out of the class',
      options: { which },
      async run(invocation, { daily }) {
        const schedule = await findSchedule(invocation, daily)
        await daily.turnOff(schedule)
        return privateReply(
          text(
            `Off: ${formatTimes(schedule.calendar)}. `,
            { code: 'daily set' },
            ' brings it back.',
          ),
        )
      },
    }),
    why: subcommand({
      ...teachers,
      summary: 'What happened on a day, or will, and why',
      options: {
        date: { kind: 'text', summary: 'Such as 2026-11-23; left out, today', maxLength: 12 },
        which,
      },
      async run(invocation, { daily }) {
        const schedule = await findSchedule(invocation, daily)
        const now = await daily.now()
        const { date = localDate(schedule.calendar.zone, now) } = invocation.options
        const day = parseDate(date)
        return dayStatusView(schedule, day, await daily.findDelivery(schedule, day), now)
      },
    }),
  },
  actions: {
    plan: {
      teachersOnly: true,
      run: async ({ value }, { daily }) => showPlan(await daily.schedule(value), daily),
    },
    preview: {
      teachersOnly: true,
      run: async ({ value }, { daily }) => showPreview(await daily.schedule(value), daily),
    },
    pause: {
      teachersOnly: true,
      run: async ({ value }, { daily }) => pause(await daily.schedule(value), daily),
    },
    resume: {
      teachersOnly: true,
      run: async ({ value, room }, { daily }) => resume(await daily.schedule(value), daily, room),
    },
    ...planActions,
    again: {
      teachersOnly: true,
      async run(press, { daily }) {
        const { schedule, date, rest } = await resolveDay(press, daily)
        return deliveryView(schedule, await daily.postAgain(schedule, date, Number(rest)))
      },
    },
    everyone: {
      teachersOnly: true,
      async run({ value, room }, { daily }) {
        const [id = '', ...role] = value.split('/')
        const schedule = await daily.schedule(id)
        return scheduleSavedView(
          await daily.notify(schedule, role.join('/')),
          room,
          await daily.now(),
        )
      },
    },
    quiet: {
      teachersOnly: true,
      async run({ value, room }, { daily }) {
        const schedule = await daily.notify(await daily.schedule(value))
        return scheduleSavedView(schedule, room, await daily.now())
      },
    },
  },
})

/** The schedule that is meant: by number, else the only one, else the only one of this channel. */
async function findSchedule(
  { options, room }: Pick<Invocation<{ which: typeof which }>, 'options' | 'room'>,
  daily: DailyService,
): Promise<Schedule> {
  const schedules = await daily.schedules()
  const here = schedules.filter((schedule) => schedule.room.id === room.id)
  const [only, ...others] = here.length > 0 ? here : schedules
  if (only === undefined) {
    throw new UserError('No daily post is set yet. Begin with ', { code: 'daily set 08:30' }, '.')
  }
  if (options.which === undefined) {
    if (others.length === 0) return only
    throw new UserError(
      'There are several. Add the number that ',
      { code: 'daily status' },
      ' gives, such as ',
      { code: 'which:2' },
      '.',
    )
  }
  const numbered = schedules[options.which - 1]
  if (numbered !== undefined) return numbered
  throw new UserError(`There are ${schedules.length}; `, { code: 'daily status' }, ' lists them.')
}

async function showPreview(schedule: Schedule, daily: DailyService): Promise<Reply> {
  const { days, pool, library } = await daily.plan(schedule, maxPlanDays)
  const next = days.find((day) => day.pick !== undefined)
  const card = next?.pick === undefined ? undefined : pool.get(next.pick.card)
  if (next === undefined || card === undefined) return showPlan(schedule, daily)
  const { blocks } = dailyMessage(library, card)
  return privateReply(...blocks, note('Preview: only you see this.'))
}

async function pause(schedule: Schedule, daily: DailyService): Promise<Reply> {
  await daily.pause(schedule)
  return privateReply(
    text(`Paused: ${formatTimes(schedule.calendar)}. `, { code: 'daily resume' }, ' goes on.'),
  )
}

async function resume(schedule: Schedule, daily: DailyService, room: Room): Promise<Reply> {
  const problems = await daily.resume(schedule)
  if (problems.length > 0) {
    return privateReply(
      text({ strong: 'It stays paused; this is still in the way:' }),
      ...problems.map((problem) => text(...problem)),
    )
  }
  return scheduleSavedView(await daily.schedule(schedule.id), room, await daily.now())
}
