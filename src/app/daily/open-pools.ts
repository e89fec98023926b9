/** Opens what may come on each day of a schedule: what the class may see at that day’s moment, with what teachers wrote. */
import { type Due, momentOn } from '../../core/calendar/calendar.ts'
import type { Schedule } from '../../core/daily/daily-store.ts'
import type { DailyPoolOn, DayPool } from '../../core/daily/day-pool.ts'
import { type DailyItem, buildPool } from '../../core/daily/pool.ts'
import type { Library } from '../../core/pack/library.ts'
import type { DailyPorts } from './preflight.ts'

export interface OpenPools {
  readonly poolOn: DailyPoolOn
  /** Returns what the class may see when a date’s post comes. */
  readonly libraryOn: (date: string) => Library
}

/** `asked` is a day whose post comes at another moment than the calendar’s. */
export async function openPools(
  { store, ahead }: Pick<DailyPorts, 'store' | 'ahead'>,
  schedule: Schedule,
  asked?: Due,
): Promise<OpenPools> {
  const { calendar, room } = schedule
  const [own, class_] = await Promise.all([store.ownItems(schedule), ahead(room)])
  const pools = new Map<Library, DayPool<DailyItem>>()

  function libraryOn(date: string): Library {
    const isAsked = date === asked?.date
    return class_.libraryAt(isAsked ? asked.at : momentOn(calendar, date).epochMilliseconds)
  }

  return {
    libraryOn,
    poolOn(date) {
      const library = libraryOn(date)
      const known = pools.get(library) ?? { items: buildPool(library, own) }
      pools.set(library, known)
      return known
    },
  }
}
