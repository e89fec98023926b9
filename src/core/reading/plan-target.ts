/** Finds the reading plan that a command is about, and what it begins with. */
import type { ClassCalendar } from '../calendar/class-calendar.ts'
import { formatZone } from '../calendar/format-calendar.ts'
import { parseTime } from '../calendar/parse-time.ts'
import { askClassZone, parseTimeZone } from '../calendar/parse-time-zone.ts'
import type { CommandContext } from '../command/context.ts'
import type { Library } from '../pack/library.ts'
import type { Person, Room } from '../platform/room.ts'
import { UserError } from '../reply/user-error.ts'
import { type SettingScope, progressSetting } from '../settings/settings.ts'
import { toSettingScope } from '../settings/settings-view.ts'
import { type ReadingPlan, gateAt, nothingOpen } from './reading-plan.ts'
import type { PlanKey, StoredPlan } from './reading-store.ts'

export type Where = 'class' | 'channel' | undefined

export interface PlanTarget {
  readonly scope: SettingScope
  readonly key: PlanKey
  /** Undefined where there is no plan yet. */
  readonly stored: StoredPlan | undefined
  readonly calendar: ClassCalendar
  readonly library: Library
  /** Epoch milliseconds. */
  readonly now: number
}

export interface RunningPlan extends PlanTarget {
  readonly stored: StoredPlan
  readonly plan: ReadingPlan
}

/** Left out, a channel with a plan of its own means that one, where the command changes a plan that is there. */
export async function findTarget(
  { fullLibrary, reading, calendar }: CommandContext,
  room: Room,
  where: Where,
  { prefersOwn = false } = {},
): Promise<PlanTarget> {
  const plans = (await reading.list()).filter(({ pack }) => pack === fullLibrary.pack.id)
  const hasOwn = plans.some((each) => each.room === room.id)
  const scope = where === undefined && prefersOwn && hasOwn ? 'room' : toSettingScope(where)
  const key = { room: scope === 'room' ? room.id : '', pack: fullLibrary.pack.id }
  return {
    scope,
    key,
    stored: plans.find((each) => each.room === key.room),
    calendar: await calendar.read(),
    library: fullLibrary,
    now: reading.now(),
  }
}

/** Throws a UserError if there is no plan, or none that can be read. */
export async function requirePlan(
  context: CommandContext,
  room: Room,
  where: Where,
): Promise<RunningPlan> {
  const target = await findTarget(context, room, where, { prefersOwn: true })
  const { stored } = target
  if (stored?.plan !== undefined) return { ...target, stored, plan: stored.plan }
  throw stored === undefined ? noPlan() : unreadablePlan()
}

function noPlan(): UserError {
  return new UserError(
    'There is no reading plan yet. Make one with ',
    { command: 'reading set' },
    ' or ',
    { command: 'reading spread' },
    '.',
  )
}

export function unreadablePlan(): UserError {
  return new UserError(
    'This version can’t read the reading plan, so nothing is open. Set it again with ',
    { command: 'reading set' },
    ', or end it with ',
    { command: 'reading off' },
    '.',
  )
}

const usualTime = '07:00'

/** Returns when the gate moves, and in which zone. Throws a UserError that asks for the zone where nothing says it. */
export function planTimes(
  { stored, calendar }: Pick<PlanTarget, 'stored' | 'calendar'>,
  options: { readonly time?: string | undefined; readonly timezone?: string | undefined },
  person: Person,
): Pick<ReadingPlan, 'time' | 'zone'> {
  const time = options.time === undefined ? stored?.plan?.time : parseTime(options.time)
  const zone =
    options.timezone === undefined
      ? (calendar.zone ?? stored?.plan?.zone)
      : parseTimeZone(options.timezone, person)
  if (zone !== undefined && calendar.zone !== undefined && zone !== calendar.zone) {
    throw new UserError(
      `Your class’s calendar is in ${formatZone(calendar.zone)}, and the plan goes by it. Leave out the time zone, or change it in the calendar first.`,
    )
  }
  if (zone !== undefined) return { time: time ?? usualTime, zone }
  throw askClassZone(person)
}

/** Returns what is open now where a plan is to begin: undefined if everything is. */
export function openNow(
  { key, stored, calendar, now }: PlanTarget,
  { all }: Pick<CommandContext['settings'], 'all'>,
): string | undefined {
  if (stored !== undefined) {
    return stored.plan === undefined ? nothingOpen : gateAt(stored.plan, calendar, now)
  }
  const name = progressSetting(key.pack)
  const rows = all.filter((setting) => setting.name === name)
  return (rows.find(({ room }) => room === key.room) ?? rows.find(({ room }) => room === ''))?.value
}
