/** Learns from what people do in a class who still teaches it: only they get its digest. */
import type { Logger } from 'pino'
import type { DigestStore } from '../../core/digest/digest-store.ts'
import type { Clock } from '../../core/platform/clock.ts'
import { lruCache } from '../../core/platform/lru-cache.ts'
import { type Person, type Room, isDirectMessage } from '../../core/platform/room.ts'

/** More classes than are active at one moment. */
const maxClasses = 2_000

/** Who has a digest is read anew after so long, since another process may have set one. Milliseconds. */
const maxAgeMs = 600_000

interface Owners {
  readonly at: number
  /** By person: when they were last recorded as a teacher. */
  readonly seen: Promise<Map<string, number>>
}

/** What is known already is recorded again after so long. Milliseconds. */
const recordedEveryMs = 86_400_000

export type TeacherSightings = ReturnType<typeof createTeacherSightings>

export function createTeacherSightings(
  store: Pick<DigestStore, 'owners' | 'markSeen' | 'remove'>,
  clock: Clock,
  log: Pick<Logger, 'warn'>,
) {
  const classes = lruCache<string, Owners>(maxClasses)

  function ownersOf(classId: string, now: number): Owners['seen'] {
    const known = classes.get(classId)
    if (known !== undefined && now - known.at < maxAgeMs) return known.seen
    const seen = store.owners(classId).then((owners) => new Map(owners.map((each) => [each, 0])))
    classes.set(classId, { at: now, seen })
    return seen
  }

  async function record({ id, isTeacher }: Person, classId: string): Promise<void> {
    const now = clock.now()
    const owners = await ownersOf(classId, now)
    const recordedAt = owners.get(id)
    if (recordedAt === undefined) return
    if (!isTeacher) {
      owners.delete(id)
      await store.remove(classId, id)
    } else if (now - recordedAt >= recordedEveryMs) {
      owners.set(id, now)
      await store.markSeen(classId, id, now)
    }
  }

  return {
    /** Ends the digest of somebody who does not teach the class any more. Returns at once and never throws. */
    learn(person: Person, room: Room): void {
      // Direct messages don’t say who teaches, and neither does a platform that could not be asked.
      if (isDirectMessage(room) || person.unknown !== undefined) return
      record(person, room.class).catch((error: unknown) => {
        classes.delete(room.class)
        log.warn({ err: error }, 'Who has a digest could not be read')
      })
    },
    /** Learns that who has a digest of a class has changed. */
    forget: (classId: string): void => void classes.delete(classId),
  }
}
