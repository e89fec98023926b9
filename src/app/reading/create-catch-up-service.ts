/** Finds what somebody missed: the class’s daily posts, and what its reading plan opened meanwhile. */
import { localDate } from '../../core/calendar/local-time.ts'
import type { DailyStore } from '../../core/daily/daily-store.ts'
import type { Delivery } from '../../core/daily/delivery.ts'
import { type Pool, buildPool } from '../../core/daily/pool.ts'
import type { Library } from '../../core/pack/library.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { type Person, type Room, isDirectMessage } from '../../core/platform/room.ts'
import type { QuizRecords } from '../../core/quiz/quiz-records.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import type { CatchUpService, MissedTime } from '../../core/reading/catch-up-service.ts'
import { gateAt } from '../../core/reading/reading-plan.ts'
import type { HomeClass, HomeClassStore } from '../../core/settings/home-class.ts'
import type { ClassCalendars } from '../calendar/class-calendars.ts'
import type { ClassReading } from './class-reading.ts'

export interface CatchUpParts {
  readonly store: {
    readonly homeClasses: Pick<HomeClassStore, 'visitBefore'>
    readonly daily: Pick<DailyStore, 'deliveriesBetween' | 'ownItems'>
    readonly quizzes: Pick<QuizStore, 'listRunning'>
    readonly quizRecords: Pick<QuizRecords, 'listLeftOut'>
  }
  readonly reading: Pick<ClassReading, 'plansOf' | 'now'>
  readonly calendars: Pick<ClassCalendars, 'read'>
  readonly platforms: ReadonlyMap<PlatformName, Platform>
}

interface BoundTo {
  readonly room: Room
  readonly person: Pick<Person, 'id'>
  /** The classes of the room, or in direct messages of the person, the one that they used last first. */
  readonly homes: readonly HomeClass[]
  /** What the person may see, where they asked. */
  readonly library: () => Library
}

/** More than a class posts in two months. */
const maxDeliveries = 300

export function createCatchUpService(
  {
    store: { homeClasses, daily, quizzes, quizRecords },
    reading,
    calendars,
    platforms,
  }: CatchUpParts,
  { room, person, homes, library }: BoundTo,
): CatchUpService {
  /** Undefined in direct messages of somebody who has no class. */
  const home = isDirectMessage(room) ? homes[0]?.room : room

  async function zone(): Promise<string> {
    return (home && (await calendars.read(home.class)).zone) ?? 'UTC'
  }

  /** Returns the items of each daily post that is still there, by its id. */
  async function openPools(schedules: ReadonlySet<string>): Promise<ReadonlyMap<string, Pool>> {
    if (home === undefined) return new Map()
    const pools = [...schedules].map(async (id) => {
      const own = await daily.ownItems({ id, room: home })
      return [id, buildPool(library(), own)] as const
    })
    return new Map(await Promise.all(pools))
  }

  return {
    hasClass: home !== undefined,
    zone,
    async lastVisit(now) {
      return home && (await homeClasses.visitBefore(person.id, home.class, now))
    },
    async posts({ since, now }) {
      if (home === undefined) return []
      const local = await zone()
      const all = await daily.deliveriesBetween(
        home.class,
        localDate(local, since),
        localDate(local, now),
        maxDeliveries,
      )
      const sent = all.filter(
        ({ kind, state, due }) => kind === 'card' && state === 'sent' && due > since && due <= now,
      )
      const here = sent.filter((each) => each.room === home.id)
      const shown = here.length > 0 ? here : sent
      const pools = await openPools(new Set(shown.map(({ schedule }) => schedule)))
      return shown.map((delivery) => ({
        date: delivery.date,
        link: linkTo(delivery),
        item: pools.get(delivery.schedule)?.get(delivery.itemId),
      }))
    },
    async openedScenes(time) {
      return home && openedScenes({ reading, calendars }, { home, library: library() }, time)
    },
    async withheld() {
      if (home === undefined) return { running: [], leftOut: [] }
      const [running, leftOut] = await Promise.all([
        quizzes.listRunning(home.class),
        quizRecords.listLeftOut(home.class, library().pack.id),
      ])
      return {
        running: running.flatMap(({ plan }) => plan.items),
        leftOut: leftOut.map(({ item }) => item),
      }
    },
  }

  function linkTo({ room: channel, messageId }: Delivery): string | undefined {
    if (messageId === undefined || home === undefined) return undefined
    return platforms.get(home.platform)?.permalink({ room: channel, id: messageId })
  }
}

/** Returns the ids of the scenes between the gate of then and the gate of now. */
async function openedScenes(
  { reading, calendars }: Pick<CatchUpParts, 'reading' | 'calendars'>,
  { home, library: seen }: { readonly home: Room; readonly library: Library },
  { since, now }: MissedTime,
): Promise<readonly string[] | undefined> {
  const plans = (await reading.plansOf(home.class)).filter((each) => each.pack === seen.pack.id)
  const found =
    plans.find((each) => each.room === home.id) ?? plans.find((each) => each.room === '')
  if (found?.plan === undefined) return undefined
  const year = await calendars.read(home.class)
  const after = gateAt(found.plan, year, since)
  const upTo = gateAt(found.plan, year, Math.min(now, reading.now()))
  return seen.scenes
    .map(({ id }) => id)
    .filter(
      (id) =>
        seen.sceneNumber(id) > seen.sceneNumber(after) &&
        seen.sceneNumber(id) <= seen.sceneNumber(upTo),
    )
}
