/** Remembers the names of a class’s teachers, so that no student can take one as a pseudonym. */
import { lruCache } from '../../core/platform/lru-cache.ts'
import type { Logger } from 'pino'
import type { Subject } from '../../core/platform/changes.ts'
import { type Person, type Room, isDirectMessage } from '../../core/platform/room.ts'
import type { PseudonymStore } from '../../core/quiz/pseudonym.ts'

/** More teachers than are active at one moment. */
const maxTeachers = 2_000

export function createTeacherNames(
  store: Pick<PseudonymStore, 'saveTeacher'>,
  log: Pick<Logger, 'warn'>,
) {
  /** The names that are saved, by class and person. */
  const saved = lruCache<string, string>(maxTeachers)

  /** Saves the name of a teacher who does something in a class. Returns at once and never throws. */
  function learn(person: Person, room: Room): void {
    if (!person.isTeacher || isDirectMessage(room)) return
    const key = `${room.class} ${person.id}`
    const names = [...new Set([person.name, ...(person.otherNames ?? [])])]
    const all = names.join(' ')
    if (saved.get(key) === all) return
    saved.set(key, all)
    store.saveTeacher(room.class, person.id, names).catch((error: unknown) => {
      saved.delete(key)
      log.warn({ err: error }, 'The name of a teacher could not be saved')
    })
  }

  return {
    learn,
    refresh: () => saved.clear(),
    /** Saves anew what another process may have deleted. */
    changed({ kind }: Subject): void {
      if (kind === 'everybody') saved.clear()
    },
  }
}
