/** Which card comes on which day. The plan that a teacher sees and the post that is made both ask here. */
import { cycleOrder } from './pool.ts'
import { type Calendar, type Due, nextDues } from './schedule.ts'

/** What a teacher changed about one day. */
export interface PlanChange {
  readonly date: string
  /** The card to show; left out, the day is skipped. */
  readonly card?: string
  /** The card that made way for it; it goes to the end of its cycle. */
  readonly insteadOf?: string
  /** The cycle in which it makes way. */
  readonly cycle: number
}

/** How far a schedule is through its deck. */
export interface Progress {
  readonly schedule: string
  readonly cycle: number
  /** The cards posted in this cycle, in order. */
  readonly shown: readonly string[]
}

export interface PickedItem {
  readonly card: string
  readonly cycle: number
  /** Chosen by a teacher. */
  readonly pinned: boolean
}

export interface PlannedDay extends Due {
  /** Nothing where the day is skipped or the deck is empty. */
  readonly pick?: PickedItem
  readonly skipped: boolean
}

/**
 * The card of one date: the teacher's, or else the first of the cycle's order that has not been shown and is not promised to
 * a later date. A used-up deck begins a new cycle. Nothing when the deck is empty.
 */
export function pickItem(
  date: string,
  progress: Progress,
  deck: Iterable<string>,
  changes: readonly PlanChange[],
): PickedItem | undefined {
  const cards = new Set(deck)
  const pinned = changes.find((change) => change.date === date)?.card
  const promised = new Set(
    changes.flatMap(({ date: day, card }) => (day > date && card !== undefined ? card : [])),
  )
  const free = [...cards].filter((card) => !promised.has(card))
  const among = free.length > 0 ? free : [...cards]
  const shown = new Set(progress.shown)
  const left = among.filter((card) => !shown.has(card))

  if (pinned !== undefined && cards.has(pinned)) {
    return { card: pinned, cycle: progress.cycle, pinned: true }
  }
  const cycle = left.length > 0 ? progress.cycle : progress.cycle + 1
  const order = cycleOrder(progress.schedule, cycle, left.length > 0 ? left : among)
  const wayMade = new Set(changes.flatMap((c) => (c.cycle === cycle ? (c.insteadOf ?? []) : [])))
  const ranked = [...order.filter((c) => !wayMade.has(c)), ...order.filter((c) => wayMade.has(c))]
  // A new cycle does not begin with the card that ended the old one.
  const last = progress.shown.at(-1)
  const card = ranked.find((candidate) => candidate !== last) ?? ranked[0]
  return card === undefined ? undefined : { card, cycle, pinned: false }
}

/** The progress after a card was posted. */
export function advance(progress: Progress, pick: PickedItem): Progress {
  return pick.cycle === progress.cycle
    ? { ...progress, shown: [...progress.shown, pick.card] }
    : { ...progress, cycle: pick.cycle, shown: [pick.card] }
}

/** The next `count` school days after a moment with their cards. */
export function planAhead(
  calendar: Calendar,
  after: number,
  count: number,
  start: Progress,
  deck: Iterable<string>,
  changes: readonly PlanChange[],
): readonly PlannedDay[] {
  const cards = [...deck]
  let progress = start
  return nextDues(calendar, after, count).map((due) => {
    if (isSkipped(due.date, changes)) return { ...due, skipped: true }
    const pick = pickItem(due.date, progress, cards, changes)
    if (pick === undefined) return { ...due, skipped: false }
    progress = advance(progress, pick)
    return { ...due, pick, skipped: false }
  })
}

export function isSkipped(date: string, changes: readonly PlanChange[]): boolean {
  return changes.some((change) => change.date === date && change.card === undefined)
}

/**
 * The change that puts another card on a planned day and leaves the other days as they are: the next of the order that the
 * plan does not use, or else the one whose turn is farthest away. Nothing where the deck has no other card.
 */
export function findSwap(
  day: PlannedDay,
  plan: readonly PlannedDay[],
  progress: Progress,
  deck: Iterable<string>,
  changes: readonly PlanChange[],
): PlanChange | undefined {
  const { pick, date } = day
  if (pick === undefined) return undefined
  const first = changes.find((change) => change.date === date)?.insteadOf ?? pick.card
  const turns = new Map<string, number>()
  for (const [turn, at] of plan.entries()) if (at.pick !== undefined) turns.set(at.pick.card, turn)
  const shown = new Set(pick.cycle === progress.cycle ? progress.shown : [])

  const order = cycleOrder(progress.schedule, pick.cycle, deck)
  const at = order.indexOf(pick.card)
  const others = [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))]
  const unused = others.find((card) => card !== first && !turns.has(card) && !shown.has(card))
  const [farthest] = others.toSorted((a, b) => (turns.get(b) ?? -1) - (turns.get(a) ?? -1))
  const card = unused ?? farthest
  return card === undefined ? undefined : { date, card, insteadOf: first, cycle: pick.cycle }
}
