/** What students of a class have that others do not, in the database. */
import type { Kysely } from 'kysely'
import {
  type Accommodation,
  type StudentAccommodation,
  FewerOptions,
  TimeFactor,
  isUsual,
  maxAccommodations,
  noAccommodation,
} from '../../core/accommodations/accommodation.ts'
import type { AccommodationStore } from '../../core/accommodations/accommodation-store.ts'
import { type Database, saveRows } from '../database.ts'
import { lockHistory, noteChange } from '../settings/sql-change-history.ts'
import { compareNames } from '../../core/reply/compare-names.ts'

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

  async function list(
    classId: string,
    connection: Kysely<AccommodationTables> = tables,
  ): Promise<readonly StudentAccommodation[]> {
    const rows = await connection
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
          compareNames(a.student.name, b.student.name) || (a.student.id < b.student.id ? -1 : 1),
      )
  }

  return {
    list: (classId) => list(classId),
    set: (classId, { id, name }, changes, by) =>
      tables.transaction().execute(async (transaction) => {
        // Nobody else changes anything of this class until it is done.
        await lockHistory(transaction, classId)
        const all = await list(classId, transaction)
        const found = all.find(({ student }) => student.id === id)
        const before = found ?? noAccommodation
        const { timeFactor, fewerOptions } = { ...before, ...changes }
        const after = { timeFactor, fewerOptions }
        if (found === undefined && !isUsual(after) && all.length >= maxAccommodations) {
          return undefined
        }
        if (isUsual(after)) {
          const own = transaction.deleteFrom('accommodation').where('class', '=', classId)
          await own.where('person', '=', id).execute()
        } else {
          await saveRows<AccommodationTables, 'accommodation'>(
            transaction,
            'accommodation',
            ['class', 'person'],
            [
              {
                class: classId,
                person: id,
                name,
                time_factor: String(timeFactor),
                fewer_options: fewerOptions,
                changed_at: database.now(),
              },
            ],
          )
        }
        const isSame = timeFactor === before.timeFactor && fewerOptions === before.fewerOptions
        if (by !== undefined && !isSame) {
          const change = { class: classId, room: '', name: 'accommodation', by }
          await noteChange(database, transaction, { ...change, said: saidOf(after) })
        }
        return after
      }),
  }
}

/** Names nobody, and not what they have: whoever needs to know sees it where it is changed. */
function saidOf(after: Accommodation): string {
  return isUsual(after)
    ? 'removed a student’s accommodations'
    : 'changed a student’s accommodations'
}
