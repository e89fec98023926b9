/** Which item comes on which day. The plan that a teacher sees and the post that goes out both ask here. */
import { type Calendar, type Due, nextDues } from '../calendar/due-days.ts'
import { type PoolOn, compareParts } from './day-pool.ts'
import { type PoolItem, cycleOrder } from './pool.ts'

/** What a teacher changed about one day. */
export interface PlanChange {
  readonly date: string
  /** The item to post; without one the day is skipped. */
  readonly itemId?: string
  /** The item that it replaced, which goes to the end of its cycle. */
  readonly insteadOf?: string
  /** The cycle of the replaced item. */
  readonly cycle: number
}

/** How far a schedule is through its pool. */
export interface Progress {
  readonly schedule: string
  readonly cycle: number
  /** The items posted in this cycle, in order. */
  readonly shown: readonly string[]
  /** Those of the cycle before. */
  readonly shownBefore: readonly string[]
}

/** What decides which item comes on a date. */
export interface RotationState {
  readonly progress: Progress
  readonly poolOn: PoolOn
  readonly changes: readonly PlanChange[]
}

export interface PickedItem {
  readonly itemId: string
  readonly cycle: number
  /** A teacher chose it. */
  readonly isPinned: boolean
}

export interface PlannedDay extends Due {
  /** Absent where the day is skipped or the pool is empty. */
  readonly pick?: PickedItem
  readonly isSkipped: boolean
}

/** While others wait, a line does not come again within so many posts: two weeks, even of a schedule for every day. */
export const maxRecentPosts = 14

/**
 * Returns the item of one date: the teacher's choice, or else the first in the cycle's order that has not been shown, is not
 * reserved for a later date, and whose line was not posted lately or is about to be. A new cycle starts when the pool is used
 * up, or only such lines are left while others wait. Returns undefined if the pool is empty.
 */
export function pickItem(
  date: string,
  { progress, poolOn, changes }: RotationState,
): PickedItem | undefined {
  const pool = poolOn(date)
  const all = pool.items
  const pinned = all.get(changes.find((change) => change.date === date)?.itemId ?? '')
  if (pinned !== undefined && !isSpent(pinned, progress)) {
    return { itemId: pinned.id, cycle: progress.cycle, isPinned: true }
  }
  const later = changes.filter((change) => change.date > date)
  const reserved = new Set(later.flatMap(({ itemId }) => itemId ?? []))
  const ofPack = [...all.values()].filter(({ own }) => own === undefined)
  const free = ofPack.filter(({ id }) => !reserved.has(id))
  const candidates = free.length > 0 ? free : ofPack
  const shown = new Set(progress.shown)
  const unseen = candidates.filter(({ id }) => !shown.has(id))

  const posted = [...progress.shownBefore, ...progress.shown]
  const recency = createRecency(all, ofPack, posted, reservedLines(later, poolOn))
  // A question that is left over waits for the next cycle where its line would come again too soon.
  const isNewCycle =
    unseen.length === 0 ||
    (unseen.every((item) => recency(item) > 0) && candidates.some((item) => recency(item) === 0))
  const cycle = isNewCycle ? progress.cycle + 1 : progress.cycle
  const left = isNewCycle ? candidates : unseen
  const replaced = new Set(changes.flatMap((c) => (c.cycle === cycle ? (c.insteadOf ?? []) : [])))
  // Lines with many questions begin early, so that there is time between them.
  const ofLine = Map.groupBy(left, ({ quote }) => quote.id)
  const byPart = compareParts(pool, posted)
  const ranked = cycleOrder(progress.schedule, cycle, left).toSorted(
    (a, b) =>
      Number(replaced.has(a.id)) - Number(replaced.has(b.id)) ||
      recency(a) - recency(b) ||
      byPart(a, b) ||
      (ofLine.get(b.quote.id)?.length ?? 0) - (ofLine.get(a.quote.id)?.length ?? 0),
  )
  // A new cycle does not start with the item that ended the last one.
  const last = progress.shown.at(-1)
  const item = ranked.find(({ id }) => id !== last) ?? ranked[0]
  return item === undefined ? undefined : { itemId: item.id, cycle, isPinned: false }
}

/** Whether a teacher's own words have come already: they come once, while an item of the pack may be chosen again. */
function isSpent({ id, own, wasPosted }: PoolItem, { shown, shownBefore }: Progress): boolean {
  return own === true && (wasPosted === true || shown.includes(id) || shownBefore.includes(id))
}

/** Whether a teacher’s own words wait for that day or a later one, so that a class without other questions has something to come. */
export function hasOwnWordsFrom(
  date: string,
  poolOn: PoolOn,
  changes: readonly PlanChange[],
): boolean {
  return changes.some((change) => {
    if (change.date < date) return false
    const item = poolOn(change.date).items.get(change.itemId ?? '')
    return item?.own === true && item.wasPosted !== true
  })
}

/** Returns the lines that a teacher has put on a day, which may be of a part that is not open before. */
function reservedLines(changes: readonly PlanChange[], poolOn: PoolOn): readonly string[] {
  return changes.flatMap(({ date, itemId = '' }) => poolOn(date).items.get(itemId)?.quote.id ?? [])
}

/**
 * Returns a function that says how recently an item's line was posted: 0 not within two weeks, 1 within them, 2 lately even for a
 * small pool. Lines that a teacher reserved for a later day count as posted.
 */
function createRecency(
  all: ReadonlyMap<string, PoolItem>,
  ofPack: readonly PoolItem[],
  posted: readonly string[],
  reserved: readonly string[],
): (item: PoolItem) => number {
  function linesOf(ids: Iterable<string>): ReadonlySet<string> {
    return new Set([...ids].flatMap((id) => all.get(id)?.quote.id ?? []))
  }
  const lineCount = new Set(ofPack.map(({ quote }) => quote.id)).size
  const recent = new Set([...linesOf(posted.slice(-maxRecentPosts)), ...reserved])
  const few = Math.min(maxRecentPosts, Math.floor(lineCount / 2))
  const latest = few === 0 ? new Set() : linesOf(posted.slice(-few))
  return ({ quote }) => Number(recent.has(quote.id)) + Number(latest.has(quote.id))
}

/** Returns the progress after an item was posted. */
export function advance(progress: Progress, pick: PickedItem): Progress {
  return pick.cycle === progress.cycle
    ? { ...progress, shown: [...progress.shown, pick.itemId] }
    : { ...progress, cycle: pick.cycle, shown: [pick.itemId], shownBefore: progress.shown }
}

/** Returns so many school days after a moment (epoch ms) with their items. */
export function planAhead(
  calendar: Calendar,
  { after, count }: { readonly after: number; readonly count: number },
  { progress: start, poolOn, changes }: RotationState,
): readonly PlannedDay[] {
  let progress = start
  return nextDues(calendar, after, count).map((due) => {
    if (isSkipped(due.date, changes)) return { ...due, isSkipped: true }
    const pick = pickItem(due.date, { progress, poolOn, changes })
    if (pick === undefined) return { ...due, isSkipped: false }
    progress = advance(progress, pick)
    return { ...due, pick, isSkipped: false }
  })
}

/** Whether a teacher skipped this date. */
export function isSkipped(date: string, changes: readonly PlanChange[]): boolean {
  return changes.some((change) => change.date === date && change.itemId === undefined)
}

/**
 * Returns the change that puts another item on a planned day and leaves the other days alone: the next in the order that the
 * plan does not use, or else the one that is planned latest. Returns undefined if the pool has no other item.
 */
export function findSwap(
  { pick, date }: PlannedDay,
  { days, progress, poolOn, changes }: RotationState & { readonly days: readonly PlannedDay[] },
): PlanChange | undefined {
  if (pick === undefined) return undefined
  const original = changes.find((change) => change.date === date)?.insteadOf ?? pick.itemId
  const plannedAt = new Map(
    days.flatMap((day, index) =>
      day.pick === undefined ? [] : [[day.pick.itemId, index] as const],
    ),
  )
  const shown = new Set(pick.cycle === progress.cycle ? progress.shown : [])

  const pool = poolOn(date)
  const ofPack = [...pool.items.values()].filter(({ own }) => own === undefined)
  const posted = [...progress.shownBefore, ...progress.shown]
  const order = cycleOrder(progress.schedule, pick.cycle, ofPack).toSorted(
    compareParts(pool, posted),
  )
  const plannedLines = new Set(
    days.map((day) => poolOn(day.date).items.get(day.pick?.itemId ?? '')?.quote.id),
  )
  const position = order.findIndex(({ id }) => id === pick.itemId)
  const others = [...order.slice(position + 1), ...order.slice(0, Math.max(0, position))]
  const unused = others.filter(({ id }) => id !== original && !plannedAt.has(id) && !shown.has(id))
  const best = unused.find(({ quote }) => !plannedLines.has(quote.id)) ?? unused[0]
  const [farthest] = others.toSorted(
    (a, b) => (plannedAt.get(b.id) ?? -1) - (plannedAt.get(a.id) ?? -1),
  )
  const itemId = (best ?? farthest)?.id
  return itemId === undefined ? undefined : { date, itemId, insteadOf: original, cycle: pick.cycle }
}

/** Returns the changes that exchange what two days post; a skipped day gives its rest to the other. None if neither posts anything. */
export function findExchange(
  one: PlannedDay,
  other: PlannedDay,
  changes: readonly PlanChange[],
): readonly PlanChange[] {
  function takeFrom({ date, pick }: PlannedDay): Omit<PlanChange, 'date'> {
    const { insteadOf, cycle = 0 } = changes.find((change) => change.date === date) ?? {}
    if (pick === undefined) return { cycle }
    return {
      itemId: pick.itemId,
      cycle: insteadOf === undefined ? pick.cycle : cycle,
      // What a teacher put aside before stays put aside.
      ...(insteadOf === undefined ? {} : { insteadOf }),
    }
  }

  if (one.pick === undefined && other.pick === undefined) return []
  return [
    { date: one.date, ...takeFrom(other) },
    { date: other.date, ...takeFrom(one) },
  ]
}
