/** Opens what may come on each day of a schedule: what the class may see at that day’s moment, with what teachers wrote. */
import type { Due } from '../../core/calendar/due-days.ts'
import { momentOn } from '../../core/calendar/local-time.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import type { DailyPoolOn, DayPool } from '../../core/daily/day-pool.ts'
import type { WhatIf } from '../../core/daily/plan-changes.ts'
import { type DailyItem, type Pool, buildPool } from '../../core/daily/pool.ts'
import type { Library } from '../../core/pack/library.ts'
import { readingDay } from '../../core/daily/reading-day.ts'
import type { DailyPorts } from './daily-ports.ts'

export interface OpenPools {
  readonly poolOn: DailyPoolOn
  /** Returns what the class may see when a date’s post comes. */
  readonly libraryOn: (date: string) => Library
}

/** `asked` is a day whose post comes at another moment than the calendar’s. */
export async function openPools(
  { store, ahead }: Pick<DailyPorts, 'store' | 'ahead'>,
  schedule: Schedule,
  { asked, whatIf }: { readonly asked?: Due; readonly whatIf?: WhatIf } = {},
): Promise<OpenPools> {
  const { calendar, room } = schedule
  const [own, classAhead] = await Promise.all([store.ownItems(schedule), ahead(room, whatIf)])
  const pools = new Map<Library, Pool>()
  const days = new Map<string, DayPool<DailyItem>>()

  function momentOf(date: string): number {
    return date === asked?.date ? asked.at : momentOn(calendar, date).epochMilliseconds
  }

  function itemsOf(library: Library): Pool {
    const known = pools.get(library) ?? buildPool(library, own)
    pools.set(library, known)
    return known
  }

  function openDay(date: string): DayPool<DailyItem> {
    const at = momentOf(date)
    const items = itemsOf(classAhead.libraryAt(at))
    const reading = readingDay(calendar, date, classAhead.partsAt(at))
    return reading === undefined ? { items } : { items, reading }
  }

  return {
    libraryOn: (date) => classAhead.libraryAt(momentOf(date)),
    poolOn(date) {
      const known = days.get(date) ?? openDay(date)
      days.set(date, known)
      return known
    },
  }
}
