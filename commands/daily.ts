import {
  type ActionHandler,
  type Invocation,
  subcommand,
  defineCommandGroup,
} from '../src/core/command/command.ts'
import { parseDate } from '../src/core/calendar/parse-date.ts'
import type { DailyService } from '../src/core/daily/daily-service.ts'
import type { Schedule } from '../src/core/daily/daily-store.ts'
import { localDate } from '../src/core/calendar/local-time.ts'
import {
  noSchedule,
  scheduleSavedView,
  scheduleView,
} from '../src/core/daily/views/schedule-view.ts'
import { ownItemActions } from '../src/core/daily/own-item-actions.ts'
import { planActions } from '../src/core/daily/plan-actions.ts'
import { resolveDay, showPlan, showPreview } from '../src/core/daily/plan-days.ts'
import { holidaysView } from '../src/core/calendar/views/holidays-view.ts'
import { deliveryView, dayStatusView } from '../src/core/daily/views/delivery-view.ts'
import { formatTimes } from '../src/core/calendar/format-calendar.ts'
import { formatCount } from '../src/core/reply/format.ts'
import { setDailySubcommand } from '../src/core/daily/set-daily-subcommand.ts'
import { showStatus } from '../src/core/daily/show-status.ts'
import { componentId, oldButtonError } from '../src/core/command/component-id.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import {
  type Reply,
  button,
  buttons,
  heading,
  text,
  privateReply,
} from '../src/core/reply/reply.ts'
import { afterChange } from '../src/core/settings/after-change.ts'
import type { Room } from '../src/core/platform/room.ts'

const which = {
  kind: 'integer',
  summary: 'Its number in daily status, if there are several',
  min: 1,
  max: 25,
} as const

const teachers = { audience: 'person', teachersOnly: true } as const

/** `/daily`: teachers set up a line and a discussion question for every school day. */
export default defineCommandGroup({
  name: 'daily',
  summary: 'Post a line and a discussion question every school day',
  defaultSubcommand: 'status',
  wordsSubcommand: 'set',
  subcommands: {
    set: setDailySubcommand,
    status: subcommand({
      ...teachers,
      summary: 'See what’s set up and what comes next',
      options: {},
      run: showStatus,
    }),
    plan: forSchedule('See the next 14 school days and change what’s posted', showPlan),
    holidays: forSchedule(
      'See every day off, and take days out or put them back',
      async (schedule) => holidaysView(schedule.calendar, 0),
    ),
    preview: forSchedule('See the next post as your class will see it', showPreview),
    now: forSchedule('Post today’s item now', async (schedule, daily) =>
      deliveryView(schedule, await daily.postNow(schedule)),
    ),
    pause: { ...forSchedule('Stop posting until you resume', pause), limit: 'urgent' },
    resume: forSchedule('Start posting again', resume),
    off: subcommand({
      ...teachers,
      limit: 'urgent',
      summary: 'Remove a daily post',
      options: { which },
      async run(invocation, context) {
        const schedule = await findSchedule(invocation, context.daily)
        await context.daily.turnOff(schedule)
        return privateReply(
          text(`Removed: ${formatTimes(schedule.calendar)}. What it has posted stays posted.`),
          ...(await afterChange(`daily/${schedule.id}`, context)),
        )
      },
    }),
    why: subcommand({
      ...teachers,
      summary: 'See what was posted on a day, or why nothing was',
      options: {
        date: {
          kind: 'text',
          summary: 'Such as 2026-11-23 (today if left out)',
          maxLength: 40,
          picker: 'date',
        },
        which,
      },
      async run(invocation, { daily }) {
        const schedule = await findSchedule(invocation, daily)
        const now = await daily.now()
        const today = localDate(schedule.calendar.zone, now)
        const { date = today } = invocation.options
        const day = parseDate(date, { today, prefer: 'last' })
        return dayStatusView(schedule, day, await daily.findDelivery(schedule, day), now)
      },
    }),
  },
  actions: {
    show: onSchedule(async (schedule, _daily, room) => scheduleView(schedule, room)),
    status: { teachersOnly: true, run: showStatus },
    follow: onSchedule(async (schedule, daily, room) =>
      scheduleView(await daily.followClass(schedule), room),
    ),
    plan: onSchedule(showPlan),
    preview: onSchedule(showPreview),
    pause: { ...onSchedule(pause), limit: 'urgent' },
    resume: onSchedule(resume),
    ...planActions,
    ...ownItemActions,
    again: {
      teachersOnly: true,
      async run(request, { daily }) {
        const { schedule, date, rest } = await resolveDay(request, daily)
        return deliveryView(schedule, await daily.postAgain(schedule, date, Number(rest)))
      },
    },
    everyone: {
      teachersOnly: true,
      async run({ value, room }, { daily }) {
        const [id = '', role = '', ...more] = value.split('/')
        if (!/^\w{1,40}$/.test(role) || more.length > 0) throw oldButtonError()
        const schedule = await daily.notify(await daily.schedule(id), role)
        return scheduleSavedView(schedule, room, await daily.now())
      },
    },
    quiet: onSchedule(async (schedule, daily, room) =>
      scheduleSavedView(await daily.notify(schedule), room, await daily.now()),
    ),
  },
})

type ScheduleHandler = (schedule: Schedule, daily: DailyService, room: Room) => Promise<Reply>

/** A subcommand for one of the schedules. */
function forSchedule(summary: string, run: ScheduleHandler) {
  return subcommand({
    ...teachers,
    summary,
    options: { which },
    run: async (invocation, { daily }) =>
      run(await findSchedule(invocation, daily), daily, invocation.room),
  })
}

/** A button that carries a schedule's id. */
function onSchedule(run: ScheduleHandler): ActionHandler {
  return {
    teachersOnly: true,
    run: async ({ value, room }, { daily }) => run(await daily.schedule(value), daily, room),
  }
}

/** Returns the schedule with the given number, or else the only one of this channel or of the class. */
async function findSchedule(
  { options, room }: Pick<Invocation<{ which: typeof which }>, 'options' | 'room'>,
  daily: DailyService,
): Promise<Schedule> {
  const schedules = await daily.schedules()
  const here = schedules.filter((schedule) => schedule.room.id === room.id)
  const [only, ...others] = here.length > 0 ? here : schedules
  if (only === undefined) throw new UserError(...noSchedule)
  if (options.which === undefined) {
    if (others.length === 0) return only
    throw new UserError(
      'Which one? Add its number, such as ',
      { code: 'which:2' },
      '. See the numbers with ',
      { command: 'daily status' },
      '.',
    ).asking(
      'which',
      [only, ...others].map((each) => String(schedules.indexOf(each) + 1)),
    )
  }
  const numbered = schedules[options.which - 1]
  if (numbered !== undefined) return numbered
  throw new UserError(
    `This class has only ${formatCount(schedules.length, 'daily post')}. See `,
    { command: 'daily status' },
    '.',
  )
}

async function pause(schedule: Schedule, daily: DailyService): Promise<Reply> {
  await daily.pause(schedule)
  return privateReply(
    text(`Paused: ${formatTimes(schedule.calendar)}. Nothing is posted until you resume.`),
    buttons(button('Resume', componentId('daily', 'resume', schedule.id), 'primary')),
  )
}

async function resume(schedule: Schedule, daily: DailyService, room: Room): Promise<Reply> {
  const problems = await daily.resume(schedule)
  if (problems.length > 0) {
    return privateReply(
      text({ strong: 'Still paused. Fix this first:' }),
      ...problems.map((problem) => text(...problem)),
    )
  }
  const warnings = await daily.checkExtras(schedule.room, schedule)
  const saved = scheduleSavedView(await daily.schedule(schedule.id), room, await daily.now())
  const [, ...blocks] = saved.blocks
  return privateReply(
    heading('The daily post is on again'),
    ...blocks,
    ...warnings.map((warning) => text(...warning)),
  )
}
