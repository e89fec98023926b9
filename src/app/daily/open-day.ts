/** Opens a school day: picks its item by the plan and writes its deliveries into the ledger, before anything is sent. */
import { type Due, duesUntil, nextDue } from '../../core/calendar/due-days.ts'
import { nextDay } from '../../core/calendar/local-time.ts'
import type { ClaimLease, Schedule } from '../../core/daily/daily-store.ts'
import {
  type Delivery,
  type DeliveryState,
  type SideTasks,
  deadlineFor,
  requestTasks,
} from '../../core/daily/delivery.ts'
import { isNothingOpen } from '../../core/daily/day-pool.ts'
import { emptyPoolProblem, nothingOpenProblem } from '../../core/daily/delivery-state.ts'
import { hasOwnWordsFrom, isSkipped, pickItem } from '../../core/daily/rotation.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import { openPools } from './open-pools.ts'
import type { DailyPorts } from './daily-ports.ts'
import { readProgress } from './read-progress.ts'

interface Day {
  readonly deliveries: readonly Delivery[]
  /** The schedule's cycle after it. */
  readonly cycle: number
}

/** After a long standstill, this many school days are recorded as missed. */
const maxMissedDays = 30

/**
 * Writes the deliveries of a schedule that is due and moves it on. Of several missed days only the last is still posted, and
 * only before its deadline; the others are recorded as skipped. Returns the deliveries that were written, in order.
 */
export async function openDueDay(
  parts: DailyPorts,
  schedule: Schedule,
  now: number,
  lease: ClaimLease,
): Promise<readonly Delivery[]> {
  const { calendar, cycle } = schedule
  const next = nextDue(calendar, now)
  const dues = duesUntil(calendar, schedule.next?.date ?? '', now, maxMissedDays)
  const due = dues.at(-1)
  if (due === undefined) return writeDay(parts, schedule, { deliveries: [], cycle }, next, lease)
  const missed = skippedDeliveries(schedule, dues.slice(0, -1), 'The bot wasn’t running then.')
  const isTooLate = now > deadlineFor(calendar.zone, due.at)
  const last = isTooLate
    ? {
        deliveries: skippedDeliveries(schedule, [due], 'The bot came back too late that day.'),
        cycle,
      }
    : await prepareDay(parts, schedule, due)
  const day = { deliveries: [...missed, ...last.deliveries], cycle: last.cycle }
  return writeDay(parts, schedule, day, next, lease)
}

/** Writes today's deliveries before their time, or on a day off or a skipped day, because a teacher asks. */
export async function openToday(
  parts: DailyPorts,
  schedule: Schedule,
  today: string,
  now: number,
  lease: ClaimLease,
): Promise<readonly Delivery[]> {
  const day = await prepareDay(parts, schedule, { date: today, at: now }, { ignoreSkip: true })
  const next = nextDue(schedule.calendar, now, nextDay(today))
  return writeDay(parts, schedule, day, next, lease)
}

/** Records the school days on which a schedule was paused, and moves it on. */
export async function closePausedDays(
  parts: DailyPorts,
  schedule: Schedule,
  since: number,
  now: number,
  lease: ClaimLease,
): Promise<void> {
  const { calendar, cycle } = schedule
  const from = schedule.next?.date
  const dues = from === undefined ? [] : duesUntil(calendar, from, now, maxMissedDays)
  const missed = dues.filter((due) => due.at > since)
  const deliveries = skippedDeliveries(schedule, missed, 'The daily post was paused.')
  await writeDay(parts, schedule, { deliveries, cycle }, nextDue(calendar, now), lease)
}

/** Returns the side tasks that a schedule asks for. */
export function sideTasksFor({ notify, thread, pin }: Schedule): SideTasks {
  return requestTasks([
    ...(notify === undefined ? [] : ['ping' as const]),
    ...(thread ? ['thread' as const] : []),
    ...(pin ? ['pin' as const] : []),
  ])
}

async function prepareDay(
  parts: DailyPorts,
  schedule: Schedule,
  due: Due,
  { ignoreSkip = false } = {},
): Promise<Day> {
  const { store } = parts
  const { cycle } = schedule
  const saved = await store.changes(schedule, due.date)
  const changes = ignoreSkip ? saved.filter((change) => !isSkipped(due.date, [change])) : saved
  if (isSkipped(due.date, changes)) {
    return { deliveries: skippedDeliveries(schedule, [due], 'A teacher skipped this day.'), cycle }
  }
  const { poolOn } = await openPools(parts, schedule, { asked: due })
  const progress = await readProgress(store, schedule, cycle)
  const pick = pickItem(due.date, { progress, poolOn, changes })
  if (pick === undefined && isNothingOpen(poolOn(due.date))) {
    const deliveries = skippedDeliveries(schedule, [due], nothingOpenProblem)
    return { deliveries, cycle }
  }
  if (pick === undefined) {
    // A failure would pause the post, and what teachers wrote for a later day would wait with it.
    const state = hasOwnWordsFrom(due.date, poolOn, changes) ? 'skipped' : 'failed'
    const empty = newDelivery(schedule, due, { state, problem: flatten(emptyPoolProblem) })
    return { deliveries: [empty], cycle }
  }
  const delivery = {
    ...newDelivery(schedule, due, { state: 'claimed', itemId: pick.itemId }),
    cycle: pick.cycle,
  }
  const [last] = schedule.followUp ? await store.sentBefore(schedule, due.date, 1) : []
  const asked = last && poolOn(due.date).items.get(last.itemId)
  // A question in a teacher's own words has no example answer.
  if (last === undefined || asked === undefined || asked.own === true) {
    return { deliveries: [delivery], cycle: pick.cycle }
  }
  const { itemId, date } = last
  // The answer bears the date of its question, so that each question is answered once.
  const answer = { ...delivery, itemId, date, kind: 'reveal' as const, sideTasks: {} }
  return { deliveries: [answer, delivery], cycle: pick.cycle }
}

async function writeDay(
  { store }: DailyPorts,
  schedule: Schedule,
  { deliveries, cycle }: Day,
  next: Due | undefined,
  lease: ClaimLease,
): Promise<readonly Delivery[]> {
  const written = await store.writeDay({ schedule, deliveries, next, cycle }, lease)
  // Yesterday's answer comes before today's question.
  return written.toSorted((a, b) => Number(a.kind === 'card') - Number(b.kind === 'card'))
}

function skippedDeliveries(
  schedule: Schedule,
  dues: readonly Due[],
  problem: string,
): readonly Delivery[] {
  return dues.map((due) => newDelivery(schedule, due, { state: 'skipped', problem }))
}

interface Outcome {
  readonly state: DeliveryState
  readonly itemId?: string
  readonly problem?: string
}

function newDelivery(
  schedule: Schedule,
  { date, at }: Due,
  { state, itemId = '', problem }: Outcome,
): Delivery {
  return {
    schedule: schedule.id,
    date,
    kind: 'card',
    class: schedule.room.class,
    room: schedule.room.id,
    itemId,
    cycle: schedule.cycle,
    due: at,
    expiresAt: deadlineFor(schedule.calendar.zone, at),
    state,
    tryAt: at,
    tries: 0,
    copy: 0,
    sideTasks: state === 'claimed' ? sideTasksFor(schedule) : {},
    ...(problem === undefined ? {} : { problem }),
  }
}
