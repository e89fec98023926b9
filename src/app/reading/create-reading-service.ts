/** Binds the reading plans of classes to a request. */
import { type Person, type Room, isDirectMessage } from '../../core/platform/room.ts'
import type { ReadingService } from '../../core/reading/reading-service.ts'
import type { ReadingStore } from '../../core/reading/reading-store.ts'
import type { HomeClass } from '../../core/settings/home-class.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { whoHas } from '../../core/settings/who-has.ts'
import type { ClassReading } from './class-reading.ts'

export interface ReadingServiceParts {
  readonly plans: Pick<ClassReading, 'now' | 'plansOf' | 'save' | 'undo'>
  readonly store: Pick<ReadingStore, 'propose' | 'findProposal'>
  readonly newId: () => string
}

interface Bound {
  readonly room: Room
  readonly person: Person
  /** The classes whose limits apply, the one used last first. */
  readonly homes: readonly HomeClass[]
}

export function createReadingService(
  { plans, store, newId }: ReadingServiceParts,
  { room, person, homes: [first] }: Bound,
): ReadingService {
  const by = { id: person.id, name: person.name }
  const home = first?.room ?? room

  function requireChannel(): void {
    if (isDirectMessage(room)) {
      throw new UserError(
        'The reading plan can’t be changed in direct messages. Please change it in one of your class’s channels.',
      )
    }
  }

  return {
    now: plans.now,
    list: () => plans.plansOf(home.class),
    async here(pack) {
      const ofPack = (await plans.plansOf(home.class)).filter((each) => each.pack === pack)
      return ofPack.find((each) => each.room === home.id) ?? ofPack.find((each) => each.room === '')
    },
    async propose(proposal) {
      requireChannel()
      const id = newId()
      await store.propose(room.class, id, proposal, by)
      return id
    },
    findProposal: (id) => store.findProposal(room.class, id),
    async save(key, change) {
      requireChannel()
      const revision = await plans.save(room.class, key, { ...change, by })
      if (revision !== undefined) return revision
      const now = (await plans.plansOf(room.class)).find(
        ({ room: of, pack }) => of === key.room && pack === key.pack,
      )
      throw new UserError(
        '',
        ...whoHas(now?.by, person),
        ' changed the reading plan since. Look at it with ',
        { command: 'reading show' },
        ', and try again.',
      )
    },
    async undo(key, revision) {
      requireChannel()
      const said = 'took back the last change of the reading plan'
      if (await plans.undo(room.class, key, { revision, by, said })) return
      throw new UserError(
        'The reading plan has been changed since, so that can’t be undone any more. See ',
        { command: 'reading show' },
        '.',
      )
    },
  }
}
