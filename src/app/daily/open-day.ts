/** Opens a school day: chooses its card by the plan and writes its posts into the ledger, before anything is sent. */
import type { Claim, DailyStore, Schedule } from '../../core/daily/daily-store.ts'
import { buildPool } from '../../core/daily/pool.ts'
import { isSkipped, pickItem } from '../../core/daily/rotation.ts'
import {
  type Delivery,
  type DeliveryState,
  type SideTasks,
  requestTasks,
} from '../../core/daily/delivery-state.ts'
import { type Due, duesUntil, deadlineOf, nextDay, nextDue } from '../../core/daily/schedule.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import { emptyPoolProblem } from './preflight.ts'
import type { OpenLibrary } from '../pack/packs.ts'

export interface DayParts {
  readonly store: DailyStore
  readonly library: OpenLibrary
}

type Holder = Pick<Claim, 'owner' | 'leaseMs'>

interface Day {
  readonly posts: readonly Delivery[]
  /** The schedule's cycle after it. */
  readonly cycle: number
}

/** Of a long time in which nothing ran, so many school days are written down as missed. */
const maxMissedDays = 30

/**
 * Writes the posts of a schedule that is due and moves it on. Only the last of several missed days is still posted, and only
 * within its hours; the others are written down as skipped. Gives the posts that are to go out, in order.
 */
export async function openDueDay(
  parts: DayParts,
  schedule: Schedule,
  now: number,
  holder: Holder,
): Promise<readonly Delivery[]> {
  const { calendar, cycle } = schedule
  const next = nextDue(calendar, now)
  const dues = duesUntil(calendar, schedule.next?.date ?? '', now, maxMissedDays)
  const due = dues.at(-1)
  if (due === undefined) return writeDay(parts, schedule, { posts: [], cycle }, next, holder)
  const missed = skippedDeliveries(schedule, dues.slice(0, -1), 'The bot was not running then.')
  const tooLate = now > deadlineOf(calendar.zone, due)
  const day = tooLate
    ? { posts: skippedDeliveries(schedule, [due], 'The bot came back too late that day.'), cycle }
    : await prepareDay(parts, schedule, due, false)
  const whole = { posts: [...missed, ...day.posts], cycle: day.cycle }
  return writeDay(parts, schedule, whole, next, holder)
}

/** Writes the posts of today before their time, or on a day off, because a teacher asks. */
export async function openToday(
  parts: DayParts,
  schedule: Schedule,
  today: string,
  now: number,
  holder: Holder,
): Promise<readonly Delivery[]> {
  const day = await prepareDay(parts, schedule, { date: today, at: now }, true)
  const next = nextDue(schedule.calendar, now, nextDay(today))
  return writeDay(parts, schedule, day, next, holder)
}

/** Writes down the school days on which a schedule was paused, and moves it on. */
export async function closePausedDays(
  parts: DayParts,
  schedule: Schedule,
  since: number,
  now: number,
  holder: Holder,
): Promise<void> {
  const { calendar, cycle } = schedule
  const from = schedule.next?.date
  const dues = from === undefined ? [] : duesUntil(calendar, from, now, maxMissedDays)
  const paused = dues.filter((due) => due.at > since)
  const posts = skippedDeliveries(schedule, paused, 'The schedule was paused.')
  await writeDay(parts, schedule, { posts, cycle }, nextDue(calendar, now), holder)
}

async function prepareDay(
  { store, library }: DayParts,
  schedule: Schedule,
  due: Due,
  evenIfSkipped: boolean,
): Promise<Day> {
  const { id, cycle } = schedule
  const changes = await store.changes(schedule, due.date)
  const own = evenIfSkipped
    ? changes.filter((change) => change.date !== due.date || change.card !== undefined)
    : changes
  if (isSkipped(due.date, own)) {
    return { posts: skippedDeliveries(schedule, [due], 'A teacher took this day out.'), cycle }
  }
  const deck = buildPool(await library(schedule.room))
  const progress = { schedule: id, cycle, shown: await store.shownItemIds(id, cycle) }
  const pick = pickItem(due.date, progress, deck.keys(), own)
  if (pick === undefined) {
    const empty = newDelivery(schedule, due, 'failed', '', flatten(emptyPoolProblem))
    return { posts: [empty], cycle }
  }
  const card = { ...newDelivery(schedule, due, 'claimed', pick.card), cycle: pick.cycle }
  const [before] = schedule.followUp ? await store.sentBefore(id, due.date, 1) : []
  const reveal =
    before !== undefined && deck.has(before.card)
      ? // It bears the date of the question that it answers, so that each is answered once.
        [{ ...card, card: before.card, date: before.date, kind: 'reveal' as const, steps: {} }]
      : []
  return { posts: [...reveal, card], cycle: pick.cycle }
}

async function writeDay(
  { store }: DayParts,
  schedule: Schedule,
  { posts, cycle }: Day,
  next: Due | undefined,
  holder: Holder,
): Promise<readonly Delivery[]> {
  const entered = await store.writeDay({ schedule, posts, next, cycle }, holder)
  // The answer to the day before comes before the new question.
  return entered.toSorted((a, b) => Number(a.kind === 'card') - Number(b.kind === 'card'))
}

function skippedDeliveries(
  schedule: Schedule,
  dues: readonly Due[],
  problem: string,
): readonly Delivery[] {
  return dues.map((due) => newDelivery(schedule, due, 'skipped', '', problem))
}

/** The side steps that a schedule asks for. */
export function sideTasksFor({ notify, thread, pin }: Schedule): SideTasks {
  return requestTasks([
    ...(notify === undefined ? [] : ['ping' as const]),
    ...(thread ? ['thread' as const] : []),
    ...(pin ? ['pin' as const] : []),
  ])
}

function newDelivery(
  schedule: Schedule,
  due: Due,
  state: DeliveryState,
  card: string,
  problem?: string,
): Delivery {
  return {
    schedule: schedule.id,
    date: due.date,
    kind: 'card',
    room: schedule.room.id,
    card,
    cycle: schedule.cycle,
    due: due.at,
    expiresAt: deadlineOf(schedule.calendar.zone, due),
    state,
    tryAt: due.at,
    tries: 0,
    copy: 0,
    steps: state === 'claimed' ? sideTasksFor(schedule) : {},
    ...(problem === undefined ? {} : { problem }),
  }
}
