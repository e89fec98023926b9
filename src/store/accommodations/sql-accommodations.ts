/** What students of a class have that others do not, in the database. */
import {
  type StudentAccommodation,
  FewerOptions,
  TimeFactor,
  maxAccommodations,
} from '../../core/accommodations/accommodation.ts'
import type { AccommodationStore } from '../../core/accommodations/accommodation-store.ts'
import { type Database, hasChanged, saveRows } from '../database.ts'

interface AccommodationTables {
  readonly accommodation: {
    readonly class: string
    readonly person: string
    readonly name: string
    readonly time_factor: string
    readonly fewer_options: number
    readonly changed_at: number
  }
}

export function createAccommodationStore(database: Database): AccommodationStore {
  const tables = database.tables<AccommodationTables>()

  async function list(classId: string): Promise<readonly StudentAccommodation[]> {
    const rows = await tables
      .selectFrom('accommodation')
      .selectAll()
      .where('class', '=', classId)
      .limit(maxAccommodations)
      .execute()
    return rows
      .flatMap(({ person, name, time_factor, fewer_options, changed_at }) => {
        const time = TimeFactor.safeParse(time_factor === 'none' ? 'none' : Number(time_factor))
        const fewer = FewerOptions.safeParse(fewer_options)
        // What a later version has written counts as the usual.
        const timeFactor = time.data ?? 1
        const fewerOptions = fewer.data ?? 0
        return [{ student: { id: person, name }, timeFactor, fewerOptions, changedAt: changed_at }]
      })
      .toSorted(
        (a, b) =>
          a.student.name.localeCompare(b.student.name, 'en') ||
          (a.student.id < b.student.id ? -1 : 1),
      )
  }

  return {
    list,
    async set(classId, { id, name }, { timeFactor, fewerOptions }) {
      const all = await list(classId)
      const isNew = all.every(({ student }) => student.id !== id)
      if (isNew && all.length >= maxAccommodations) return false
      const row = {
        class: classId,
        person: id,
        name,
        time_factor: String(timeFactor),
        fewer_options: fewerOptions,
        changed_at: database.now(),
      }
      await saveRows(tables, 'accommodation', ['class', 'person'], [row])
      return true
    },
    remove: (classId, person) =>
      hasChanged(
        tables.deleteFrom('accommodation').where((row) => row.and({ class: classId, person })),
      ),
  }
}
