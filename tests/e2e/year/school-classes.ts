/** The two classes of the simulated school year: their rooms, their calendars, what surprises them, and how far they are, worked out apart. */
import type { Person, Room } from '../../../src/core/platform/room.ts'
import type { ReadingPlan } from '../../../src/core/reading/reading-plan.ts'
import type { Store } from '../../../src/store/store.ts'
import { herPack } from '../../fixtures/her-pack.ts'

export interface Surprise {
  readonly date: string
  readonly time: string
  /** What stands in the log. */
  readonly words: string
  /** What the teacher types. */
  readonly line?: string
  readonly plan?: ReadingPlan
  /** A day on which everything waits. */
  readonly pausedOn?: string
}

export interface SchoolClass {
  readonly name: string
  readonly room: Room
  readonly teacher: Person
  readonly students: readonly Person[]
  readonly setup: readonly string[]
  readonly plan: ReadingPlan
  readonly turnTime: string
  readonly postTimes: readonly string[]
  readonly surprises: readonly Surprise[]
  /** Returns a local time of a date, epoch milliseconds. */
  moment(date: string, time: string): number
  isSchoolDay(date: string): boolean
  /** Whether students are reminded on a date of what is due on Friday: the last school day before. */
  isReminderDay(date: string): boolean
  /** Whether the gate may move on a date. */
  isTurn(date: string): boolean
  /** Returns the scene that has to be the last open one, by the plans and pauses that the class has had. */
  expectedGate(at: number): string
  expect(surprise: Surprise): void
  usePlan(store: Store, plan: ReadingPlan): Promise<void>
}

/** Returns how to make a plan: from a Monday on, so many scenes every so many weeks. */
export function planBy(monday: string, weeks: number) {
  return (
    more: Pick<ReadingPlan, 'time' | 'zone'> & { every?: number; from?: string; done?: number },
  ) => {
    const { every = 4, from = monday, done = 0, time, zone } = more
    const start = Temporal.PlainDate.from(from)
    const count = Math.max(1, Math.floor(weeks / every))
    const steps = Array.from({ length: count }, (_, at) => ({
      date: start.add({ weeks: at * every }).toString(),
      scene: herPack.scenes[Math.min(herPack.scenes.length, done + (at + 1) * 3) - 1]!.id,
    })).filter(({ scene }, at, all) => at === 0 || scene !== all[at - 1]!.scene)
    return { pack: herPack.id, room: '', time, zone, steps } satisfies ReadingPlan
  }
}

interface ClassOptions extends Pick<
  SchoolClass,
  'name' | 'setup' | 'plan' | 'postTimes' | 'surprises'
> {
  readonly id: string
  readonly holidays: readonly (readonly [string, string])[]
}

function schoolClass({ id, holidays, plan: begun, ...rest }: ClassOptions): SchoolClass {
  const classId = `discord:guild/${id}`
  const room: Room = {
    id: `discord:${id}`,
    class: classId,
    platform: 'discord',
    allowsMature: false,
  }
  const teacher = { id: `discord:teacher-${id}`, name: 'Ms. Rivera', isTeacher: true }
  const students = ['ana', 'ben'].map((name) => {
    return { id: `discord:${name}-${id}`, name, isTeacher: false }
  })
  const paused: { readonly date: string; readonly from: number }[] = []
  let [plan, revision] = [begun, 0]

  function moment(date: string, time: string): number {
    const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
    return local.toZonedDateTime(begun.zone).epochMilliseconds
  }

  /** A turn waits for the first day without a pause. */
  function turnOf(date: string): number {
    let day = Temporal.PlainDate.from(date)
    while (paused.some((each) => each.date === day.toString())) day = day.add({ days: 1 })
    return moment(day.toString(), plan.time)
  }

  return {
    ...rest,
    room,
    teacher,
    students,
    plan: begun,
    turnTime: begun.time,
    moment,
    isSchoolDay,
    isReminderDay(date) {
      const weekday = weekdayOf(date)
      const rest = Array.from({ length: Math.max(0, 4 - weekday) }, (_, days) =>
        Temporal.PlainDate.from(date)
          .add({ days: days + 1 })
          .toString(),
      )
      return weekday > 1 && weekday < 5 && isSchoolDay(date) && !rest.some(isSchoolDay)
    },
    isTurn: (date) => plan.steps.some((step) => step.date === date),
    expectedGate(at) {
      if (plan.held !== undefined && plan.held.since < at) return gateAt(plan.held.since)
      return gateAt(at)
    },
    expect({ plan: next, pausedOn }) {
      if (next !== undefined) plan = next
      if (pausedOn !== undefined) paused.push({ date: pausedOn, from: 0 })
    },
    async usePlan(store, next) {
      const by = { id: teacher.id, name: teacher.name }
      const key = { room: '', pack: herPack.id }
      const change = { plan: next, seen: revision, by, said: 'changed the reading plan' }
      const saved = await store.reading.save(classId, key, change)
      if (saved === undefined) throw new Error('Somebody else changed the plan.')
      revision = saved
    },
  }

  function isSchoolDay(date: string): boolean {
    const weekday = weekdayOf(date)
    const isOff = holidays.some(([from, to]) => from <= date && date <= to)
    return weekday > 0 && weekday < 6 && !isOff && !paused.some((each) => each.date === date)
  }

  function gateAt(at: number): string {
    return plan.steps.findLast(({ date }) => turnOf(date) <= at)?.scene ?? ''
  }
}

function weekdayOf(date: string): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay()
}

/** In London with weeks A and B and a snow day; in New York with other holidays, and a plan that a teacher begins anew. */
export function schoolClasses(plan: ReturnType<typeof planBy>): readonly SchoolClass[] {
  const london = { time: '07:00', zone: 'Europe/London' }
  const newYork = { time: '06:30', zone: 'America/New_York' }
  const holidaysInLondon = [
    ['2026-10-26', '2026-10-30'],
    ['2026-12-21', '2027-01-01'],
    ['2027-02-15', '2027-02-19'],
    ['2027-03-26', '2027-04-09'],
    ['2027-05-03', '2027-05-03'],
    ['2027-05-31', '2027-06-04'],
  ] as const
  const holidaysInNewYork = [
    ['2026-10-12', '2026-10-12'],
    ['2026-11-25', '2026-11-27'],
    ['2026-12-24', '2027-01-01'],
    ['2027-01-18', '2027-01-18'],
    ['2027-04-05', '2027-04-09'],
    ['2027-05-31', '2027-05-31'],
  ] as const
  const inLondon = plan(london)
  const inNewYork = plan(newYork)
  return [
    schoolClass({
      id: 'london',
      name: 'London',
      plan: inLondon,
      holidays: holidaysInLondon,
      postTimes: ['08:30', '14:00'],
      setup: [
        'calendar set timezone:Europe/London weeks:"A, B"',
        `calendar days-off add:"${listed(holidaysInLondon)}"`,
        'daily set 08:30 answer:yes',
        'daily set 14:00 name:seminar only:"Wed in week A"',
        'digest set 15:30 days:fri',
      ],
      surprises: [
        // Before the turn of a Monday on which the plan would open more.
        {
          date: '2027-01-25',
          time: '06:45',
          words: 'snow day: paused at 06:45, before the turn and the post',
          line: 'calendar pause when:today reason:Snow',
          pausedOn: '2027-01-25',
        },
        {
          date: '2027-02-10',
          time: '18:00',
          words: 'change of plan: every step two weeks later',
          plan: { ...inLondon, steps: shifted(inLondon, '2027-02-10', 2) },
        },
      ],
    }),
    schoolClass({
      id: 'new-york',
      name: 'New York',
      plan: inNewYork,
      holidays: holidaysInNewYork,
      postTimes: ['07:45'],
      setup: [
        'calendar set timezone:America/New_York',
        `calendar days-off add:"${listed(holidaysInNewYork)}"`,
        'daily set 07:45',
        'digest set 15:30 days:fri',
      ],
      surprises: [
        {
          date: '2026-11-18',
          time: '18:00',
          words: 'change of plan: held from now on',
          plan: { ...inNewYork, held: { since: moment('2026-11-18', '18:00', newYork.zone) } },
        },
        {
          date: '2026-12-06',
          time: '18:00',
          words: 'change of plan: begun anew, a step every three weeks',
          plan: {
            ...inNewYork,
            steps: [
              ...inNewYork.steps.filter(({ date }) => date <= '2026-11-18'),
              ...plan({ ...newYork, every: 3, from: '2026-12-07', done: 9 }).steps,
            ],
          },
        },
      ],
    }),
  ]
}

function listed(holidays: readonly (readonly [string, string])[]): string {
  return holidays.map(([from, to]) => (from === to ? from : `${from}..${to}`)).join(', ')
}

function moment(date: string, time: string, zone: string): number {
  const local = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time))
  return local.toZonedDateTime(zone).epochMilliseconds
}

function shifted({ steps }: ReadingPlan, after: string, weeks: number): ReadingPlan['steps'] {
  return steps.map((step) =>
    step.date <= after
      ? step
      : { ...step, date: Temporal.PlainDate.from(step.date).add({ weeks }).toString() },
  )
}
