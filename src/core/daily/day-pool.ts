/** What may come on one day, which depends on how far the class is by then, and which part of it comes first. */
import type { DailyItem, PoolItem } from './pool.ts'

export interface DayPool<Item extends PoolItem = PoolItem> {
  readonly items: ReadonlyMap<string, Item>
  /** Where a reading plan says how far the class is. */
  readonly reading?: ReadingDay
}

/** What a reading plan has opened at a moment. */
export interface OpenParts {
  /** The number of the first scene of each part that is open by then, ascending; the last part is this week’s. */
  readonly parts: readonly number[]
  /** When the last scene was opened, epoch milliseconds; undefined where a teacher did that by hand, or nothing is open. */
  readonly since?: number | undefined
}

/** A day of a reading plan. */
export interface ReadingDay extends OpenParts {
  /** Whether the day takes up an earlier part. */
  readonly goesBack: boolean
}

/** Returns the pool of a date, the same each time. */
export type PoolOn<Item extends PoolItem = PoolItem> = (date: string) => DayPool<Item>

/** The pool with what a class may see on each day. */
export type DailyPoolOn = PoolOn<DailyItem>

/** Returns the pool of a class that stays where it is. */
export function everyDay<Item extends PoolItem>(items: Iterable<Item>): PoolOn<Item> {
  const pool = { items: new Map(Array.from(items, (item) => [item.id, item])) }
  return () => pool
}

/** Whether a reading plan has opened nothing by then. */
export function isNothingOpen({ reading }: DayPool): boolean {
  return reading?.parts.length === 0
}

/**
 * Returns an order for the items of a day: the newest part first, or by the reading plan: this week’s part first, or an earlier one
 * on a day that goes back; of several parts, and of the scenes of one, that which was not posted about for longest.
 */
export function compareParts(
  { items, reading }: DayPool,
  postedIds: readonly string[],
): (a: PoolItem, b: PoolItem) => number {
  if (reading === undefined) return (a, b) => b.part - a.part
  const { parts, goesBack } = reading
  function partAt(scene: number): number {
    return parts.findLastIndex((first) => first <= scene)
  }
  const posted = postedIds.flatMap((id) => items.get(id)?.part ?? [])
  const lastOfScene = new Map(posted.map((scene, at) => [scene, at]))
  const lastOfPart = new Map(posted.map((scene, at) => [partAt(scene), at]))
  const newest = parts.length - 1
  return (a, b) => {
    const [one, other] = [partAt(a.part), partAt(b.part)]
    const byWeek = Number(other === newest) - Number(one === newest)
    return (
      (goesBack ? -byWeek : byWeek) ||
      (lastOfPart.get(one) ?? -1) - (lastOfPart.get(other) ?? -1) ||
      other - one ||
      (lastOfScene.get(a.part) ?? -1) - (lastOfScene.get(b.part) ?? -1) ||
      a.part - b.part
    )
  }
}
