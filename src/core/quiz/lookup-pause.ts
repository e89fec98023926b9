/** Decides whose lookups an open question pauses, so that nobody looks up the answer. */
import type { Person, Room } from '../platform/room.ts'
import { formatCount } from '../reply/format.ts'
import type { Inline } from '../reply/reply.ts'
import type { OpenQuestion } from './quiz-store.ts'

/** With fewer players, and a student as the host, a quiz pauses only its room and its players: nobody can silence a class alone. */
const minPlayersForClass = 3

/**
 * Returns the question for which this person’s lookups wait, the last one to close if there are several. Teachers never wait.
 * `questions` are those that are open in the person’s class.
 */
export function findPause(
  questions: readonly OpenQuestion[],
  person: Person,
  room: Room,
): OpenQuestion | undefined {
  if (person.isTeacher) return undefined
  return questions
    .filter(
      ({ hostIsTeacher, players, room: where }) =>
        hostIsTeacher ||
        players.size >= minPlayersForClass ||
        where === room.id ||
        players.has(person.id),
    )
    .toSorted((a, b) => b.closesInMs - a.closesInMs)[0]
}

/** Says where the question is open, and for how long. */
export function formatPause({ room: where, closesInMs }: OpenQuestion, room: Room) {
  const seconds = formatCount(Math.max(1, Math.ceil(closesInMs / 1_000)), 'second')
  const place: Inline =
    where === room.id ? 'this channel' : { channel: where, name: 'another channel' }
  return [
    'A quiz question is open in ',
    place,
    `, so lookups are paused for up to ${seconds}.`,
  ] as const
}
