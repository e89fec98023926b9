import { type Invocation, action, defineCommandGroup } from '../src/core/command.ts'
import { readDate, suggestZones } from '../src/core/daily/calendar-words.ts'
import { dailyCard } from '../src/core/daily/card.ts'
import type { DailyDesk } from '../src/core/daily/daily-desk.ts'
import type { Schedule } from '../src/core/daily/daily-store.ts'
import { largestCalendar } from '../src/core/daily/ics.ts'
import { localDate } from '../src/core/daily/schedule.ts'
import { everyoneCard, setCard, statusCard } from '../src/core/daily/show.ts'
import { addressed, planLength, planPresses, showPlan } from '../src/core/daily/plan-presses.ts'
import { deliveredCard, whyCard } from '../src/core/daily/show-post.ts'
import { sayTimes } from '../src/core/daily/words.ts'
import { reachesEveryone, readWish } from '../src/core/daily/wish.ts'
import { UserError } from '../src/core/errors.ts'
import { type Reply, note, text, whisper } from '../src/core/reply.ts'
import type { Room } from '../src/core/room.ts'

const which = {
  kind: 'integer',
  summary: 'Which one, by its number in daily status, where the class has several',
  min: 1,
  max: 25,
} as const

const teachers = { audience: 'person', teacher: true } as const

/** `/daily`: a line and a discussion question every school day, for teachers to set up. */
export default defineCommandGroup({
  name: 'daily',
  summary: 'Post a line and a discussion question every school day',
  usual: 'status',
  actions: {
    set: action({
      ...teachers,
      summary: 'Set up or change the daily post of a channel',
      options: {
        time: { kind: 'text', summary: 'Local time, such as 08:30', maxLength: 20, required: true },
        timezone: {
          kind: 'text',
          summary: 'Region and city, such as Europe/London',
          maxLength: 60,
          suggest: (typed) => suggestZones(typed),
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
          maxBytes: largestCalendar,
        },
        role: { kind: 'role', summary: 'A role to notify with each post' },
        thread: { kind: 'flag', summary: 'Open a thread for the discussion' },
        pin: { kind: 'flag', summary: 'Pin each post, and unpin the one before' },
        answer: { kind: 'flag', summary: 'Show an example answer the next school day' },
        name: { kind: 'text', summary: 'A name, for a second one in the channel', maxLength: 40 },
      },
      async run({ options, room }, { daily }) {
        const { channel, name = '', role, ...rest } = options
        const place = placeOf(channel, room)
        const [now, schedules, current] = await Promise.all([
          daily.now(),
          daily.schedules(),
          daily.find(place.id, name),
        ])
        const zone = schedules[0]?.calendar.zone
        const { wish, imported } = readWish(rest, { room: place, name, now, zone, current })
        const asks = role !== undefined && reachesEveryone(role, room)
        const notify = role === undefined || asks ? {} : { notify: role }
        const schedule = await daily.set({ ...wish, ...notify })
        const card = setCard(schedule, room, now, imported)
        if (!asks) return card
        return { ...card, blocks: [...card.blocks, ...everyoneCard(schedule, role).blocks] }
      },
    }),
    status: action({
      ...teachers,
      summary: 'What is set in this class and what comes next',
      options: {},
      run: async ({ room }, { daily }) => statusCard(await daily.schedules(), room),
    }),
    plan: action({
      ...teachers,
      summary: 'The next 14 school days with their items; swap, choose or take out',
      options: { which },
      run: async (invocation, { daily }) => showPlan(await chosen(invocation, daily), daily),
    }),
    preview: action({
      ...teachers,
      summary: 'The next post as the class will see it',
      options: { which },
      run: async (invocation, { daily }) => showPreview(await chosen(invocation, daily), daily),
    }),
    now: action({
      ...teachers,
      summary: 'Make today’s post at once',
      options: { which },
      async run(invocation, { daily }) {
        const schedule = await chosen(invocation, daily)
        return deliveredCard(schedule, await daily.postNow(schedule))
      },
    }),
    pause: action({
      ...teachers,
      summary: 'Stop posting until you resume',
      options: { which },
      run: async (invocation, { daily }) => pause(await chosen(invocation, daily), daily),
    }),
    resume: action({
      ...teachers,
      summary: 'Go on posting',
      options: { which },
      run: async (invocation, { daily }) =>
        resume(await chosen(invocation, daily), daily, invocation.room),
    }),
    off: action({
      ...teachers,
      summary: 'Take a daily post out of the class',
      options: { which },
      async run(invocation, { daily }) {
        const schedule = await chosen(invocation, daily)
        await daily.off(schedule)
        return whisper(
          text(`Off: ${sayTimes(schedule.calendar)}. `, { code: 'daily set' }, ' brings it back.'),
        )
      },
    }),
    why: action({
      ...teachers,
      summary: 'What happened on a day, or will, and why',
      options: {
        date: { kind: 'text', summary: 'Such as 2026-11-23; left out, today', maxLength: 12 },
        which,
      },
      async run(invocation, { daily }) {
        const schedule = await chosen(invocation, daily)
        const now = await daily.now()
        const { date = localDate(schedule.calendar.zone, now) } = invocation.options
        const day = readDate(date)
        return whyCard(schedule, day, await daily.on(schedule, day), now)
      },
    }),
  },
  presses: {
    plan: {
      teacher: true,
      run: async ({ value }, { daily }) => showPlan(await daily.schedule(value), daily),
    },
    preview: {
      teacher: true,
      run: async ({ value }, { daily }) => showPreview(await daily.schedule(value), daily),
    },
    pause: {
      teacher: true,
      run: async ({ value }, { daily }) => pause(await daily.schedule(value), daily),
    },
    resume: {
      teacher: true,
      run: async ({ value, room }, { daily }) => resume(await daily.schedule(value), daily, room),
    },
    ...planPresses,
    again: {
      teacher: true,
      async run(press, { daily }) {
        const { schedule, date, rest } = await addressed(press, daily)
        return deliveredCard(schedule, await daily.again(schedule, date, Number(rest)))
      },
    },
    everyone: {
      teacher: true,
      async run({ value, room }, { daily }) {
        const [id = '', ...role] = value.split('/')
        const schedule = await daily.schedule(id)
        return setCard(await daily.notify(schedule, role.join('/')), room, await daily.now())
      },
    },
    quiet: {
      teacher: true,
      async run({ value, room }, { daily }) {
        const schedule = await daily.notify(await daily.schedule(value))
        return setCard(schedule, room, await daily.now())
      },
    },
  },
})

/** The schedule that is meant: by number, else the only one, else the only one of this channel. */
async function chosen(
  { options, room }: Pick<Invocation<{ which: typeof which }>, 'options' | 'room'>,
  daily: DailyDesk,
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

/** The room that is meant; of another one it is not known whether it is age-restricted, so it counts as if not. */
function placeOf(channel: string | undefined, room: Room): Room {
  if (channel === undefined) return room
  const id = channel.includes(':') ? channel : `${room.platform}:${channel.replace(/^#/, '')}`
  return id === room.id ? room : { ...room, id, ageRestricted: false }
}

async function showPreview(schedule: Schedule, daily: DailyDesk): Promise<Reply> {
  const { days, deck, library } = await daily.plan(schedule, planLength)
  const next = days.find((day) => day.pick !== undefined)
  const card = next?.pick === undefined ? undefined : deck.get(next.pick.card)
  if (next === undefined || card === undefined) return showPlan(schedule, daily)
  const { blocks } = dailyCard(library, card)
  return whisper(...blocks, note('Preview: only you see this.'))
}

async function pause(schedule: Schedule, daily: DailyDesk): Promise<Reply> {
  await daily.pause(schedule)
  return whisper(
    text(`Paused: ${sayTimes(schedule.calendar)}. `, { code: 'daily resume' }, ' goes on.'),
  )
}

async function resume(schedule: Schedule, daily: DailyDesk, room: Room): Promise<Reply> {
  const problems = await daily.resume(schedule)
  if (problems.length > 0) {
    return whisper(
      text({ strong: 'It stays paused; this is still in the way:' }),
      ...problems.map((problem) => text(...problem)),
    )
  }
  return setCard(await daily.schedule(schedule.id), room, await daily.now())
}
