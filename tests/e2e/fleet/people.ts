/** People who look things up and teachers who change settings, at an even rate, in all classes of a fleet. */
import { createRandom } from '../../../src/core/platform/random.ts'
import type { Room } from '../../../src/core/platform/room.ts'
import type { Fleet } from './open-fleet.ts'
import type { SchoolClass } from './school.ts'
import type { createTally } from './tally.ts'

const lookups = [
  ['scene', { query: 'carnival' }],
  ['scene', { query: 'people-watching' }],
  ['quote', { words: 'hole in my heart' }],
  ['character', { name: 'Samantha' }],
  ['theme', { name: 'loneliness' }],
  ['search', { words: 'letter' }],
] as const

/** One act in so many is a teacher’s change. */
const changesEvery = 6

const ratings = ['everyone', 'teen'] as const

export interface PeopleOptions {
  readonly fleet: Pick<Fleet, 'school' | 'rows'>
  readonly tally: ReturnType<typeof createTally>
  readonly perSecond: number
  readonly seed?: number
}

export function startPeople({ fleet, tally, perSecond, seed = 1 }: PeopleOptions) {
  const { classes } = fleet.school
  const random = createRandom(seed)
  const rooms = new Map<SchoolClass, Room>(classes.map((each) => [each, each.addRoom()]))
  /** What each class’s teacher was told last; a change whose outcome nobody was told proves nothing. */
  const confirmed = new Map<string, string>()
  const changing = new Set<string>()
  let turn = 0

  function pick<T>(all: readonly T[]): T {
    return all[random(all.length)]!
  }

  async function lookUp(each: SchoolClass): Promise<void> {
    const [command, options] = pick(lookups)
    const student = pick(each.students)
    await tally.record(
      `${each.platform} ${command}`,
      student.command(rooms.get(each)!, command, options),
    )
  }

  async function change(each: SchoolClass): Promise<void> {
    if (changing.has(each.id)) return lookUp(each)
    changing.add(each.id)
    const rating = pick(ratings)
    confirmed.delete(each.id)
    const act = each.teacher.command(rooms.get(each)!, 'settings set', { rating })
    const { result, words } = await tally.record(`${each.platform} settings set`, act)
    if (result === 'ok' && words.includes('Saved')) confirmed.set(each.id, rating)
    changing.delete(each.id)
  }

  const timer = setInterval(() => {
    turn += 1
    void (turn % changesEvery === 0 ? change : lookUp)(classes[turn % classes.length]!)
  }, 1000 / perSecond)

  return {
    /** A teacher changes a setting, beside what happens at the even rate. */
    change,
    /** Resolves when everything has been answered. */
    async stop(): Promise<void> {
      clearInterval(timer)
      await tally.settled()
    },
    /** Returns how many confirmed changes the database does not have, of how many. */
    async lostChanges(): Promise<{ readonly lost: number; readonly of: number }> {
      const { rows } = await fleet.rows.query<{ class: string; value: string }>(
        "select class, value from setting where room = '' and name = 'rating'",
      )
      const kept = new Map(rows.map(({ class: id, value }) => [id, value]))
      const lost = [...confirmed].filter(([id, rating]) => kept.get(id)?.includes(rating) !== true)
      return { lost: lost.length, of: confirmed.size }
    },
  }
}
