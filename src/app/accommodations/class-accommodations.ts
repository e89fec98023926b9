/** What students of each class have that others do not, cached between changes, since every answer to a question asks. */
import {
  type Accommodation,
  type TimeFactor,
  maxAccommodations,
  mostOf,
  mostTime,
  noAccommodation,
} from '../../core/accommodations/accommodation.ts'
import type {
  AccommodationService,
  AccommodationStore,
} from '../../core/accommodations/accommodation-store.ts'
import type { Subject } from '../../core/platform/changes.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type CacheTimes, createStoreCache } from '../store-cache.ts'

export interface ClassAccommodations {
  /** Returns what a person has in a class. */
  of(classId: string, person: string): Promise<Accommodation>
  /** Returns the most time that anybody in the class has. */
  mostTime(classId: string): Promise<TimeFactor>
  /** Binds it to a person, the class of their room, and the classes whose limits apply there. */
  forRequest(request: {
    readonly person: string
    /** Their name, where they may change what students have. */
    readonly name?: string
    readonly class: string
    readonly homes: readonly string[]
  }): AccommodationService
  changed(subject: Subject): void
  refresh(): void
}

export function createAccommodations({
  store,
  ...times
}: CacheTimes & { readonly store: AccommodationStore }): ClassAccommodations {
  const cache = createStoreCache((classId) => store.list(classId), times)

  async function of(classId: string, person: string): Promise<Accommodation> {
    const all = await cache.get(classId)
    const found = all.find(({ student }) => student.id === person)
    return found === undefined
      ? noAccommodation
      : { timeFactor: found.timeFactor, fewerOptions: found.fewerOptions }
  }

  return {
    of,
    async mostTime(classId) {
      const all = await cache.get(classId)
      return mostTime(all.map(({ timeFactor }) => timeFactor))
    },
    forRequest: ({ person, name = '', class: classId, homes }) => ({
      own: async () => mostOf(await Promise.all(homes.map((home) => of(home, person)))),
      ownIn: (id) => of(id, person),
      list: () => cache.get(classId),
      async set(student, changes) {
        const after = await store.set(classId, student, changes, { id: person, name })
        cache.forget(classId)
        if (after !== undefined) return after
        throw new UserError(
          `A class can have extra time or fewer options for ${maxAccommodations} students. Remove somebody’s first.`,
        )
      },
    }),
    changed({ kind, id }) {
      if (kind === 'everybody') cache.expire()
      if (kind === 'settings') cache.forget(id)
    },
    refresh: () => cache.clear(),
  }
}
