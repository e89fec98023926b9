/** Puts together what makes digests: what they say, when they come, and who still gets them. */
import type { Logger } from 'pino'
import type { DigestStore } from '../../core/digest/digest-store.ts'
import type { DigestService } from '../../core/digest/digest-service.ts'
import type { OpenLibrary } from '../../core/pack/library.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { Observer } from '../../core/platform/observer.ts'
import type { Person, Room } from '../../core/platform/room.ts'
import type { Platforms } from '../daily/daily-ports.ts'
import { type FactSources, collectFacts } from './collect-facts.ts'
import { createDigestService } from './create-digest-service.ts'
import { createDigestWorker } from './digest-worker.ts'
import { createTeacherSightings } from './see-teachers.ts'

interface DigestsParts extends Pick<FactSources, 'calendar' | 'reading'> {
  readonly store: {
    readonly digests: DigestStore
    readonly daily: FactSources['daily']
    readonly homework: FactSources['homework']
    readonly quizRecords: FactSources['quizzes']
    readonly discussion: FactSources['discussion']
  }
  readonly platforms: Platforms
  readonly library: OpenLibrary
  readonly newId: () => string
  readonly clock: Clock
  readonly log: Logger
  readonly observer: Observer
}

export function createDigests({ store, calendar, clock, log, observer, ...parts }: DigestsParts) {
  const sources = {
    daily: store.daily,
    homework: store.homework,
    quizzes: store.quizRecords,
    discussion: store.discussion,
    reading: parts.reading,
    library: parts.library,
    calendar,
  }
  const sightings = createTeacherSightings(store.digests, clock, log)
  const worker = createDigestWorker({
    store: store.digests,
    platforms: parts.platforms,
    calendar,
    facts: ({ room, plan, toldUntil: since }, now) =>
      collectFacts(sources, { room, plan, since, now }),
    clock,
    log,
    observer,
  })

  return {
    worker,
    service: (room: Room, person: Person): DigestService =>
      createDigestService(
        {
          ...sources,
          store: store.digests,
          platforms: parts.platforms,
          newId: parts.newId,
          onChange: sightings.forget,
        },
        { room, person },
      ),
    learn: (person: Person, room: Room): void => sightings.learn(person, room),
    /** Ends all digests of a class that the bot was removed from. */
    async forgetClass(classId: string): Promise<void> {
      sightings.forget(classId)
      await store.digests.forgetClass(classId).catch((error: unknown) => {
        log.error({ err: error }, 'The digests of a lost class could not be deleted')
      })
    },
  }
}
