/** Words that the digest and its parts share. */
import { formatDateTime, formatZone } from '../../calendar/format-calendar.ts'
import type { ClassMember } from '../../homework/homework-service.ts'
import type { Library } from '../../pack/library.ts'
import { formatCount } from '../../reply/format.ts'
import { type Inline, type RichText, unknownName } from '../../reply/reply.ts'
import type { ReadingTurn } from '../digest-facts.ts'
import { compareNames } from '../../reply/compare-names.ts'

/** Returns at most so many names, in the order of the alphabet, those without one last, and how many more there are. */
export function namesOf(people: readonly ClassMember[], max: number): RichText {
  const sorted = people.toSorted((a, b) => compareNames(a.name, b.name))
  const shown = sorted
    .slice(0, max)
    .flatMap(({ id, name }, index): RichText => [
      ...(index === 0 ? [] : [', ']),
      { person: id, name: name === '' ? unknownName : name },
    ])
  const left = people.length - max
  return left > 0 ? [...shown, ` and ${formatCount(left, 'more', 'more')}`] : shown
}

/** Returns “3 of 24 handed in”. A class that nobody has used yet has no number. */
export function handedInWords(handedIn: number, students: number): string {
  const of = Math.max(students, handedIn)
  return of === 0 ? 'nobody has handed it in' : `${handedIn} of ${of} handed in`
}

/** Returns “Reading: from …, up to Scene 12.” */
export function turnWords(
  { at, scene }: ReadingTurn,
  library: Library | undefined,
  zone: string,
): RichText {
  const moment: Inline = {
    time: at,
    fallback: `${formatDateTime(zone, at)} ${formatZone(zone)}`,
    zone,
  }
  // The class has not reached it, so what the class sees does not have it.
  const upTo = library?.units.labelInSentence(scene)
  return [
    { strong: 'Reading: ' },
    'the next part opens ',
    moment,
    ...(upTo === undefined ? [] : [`, up to ${upTo}`]),
    '.',
  ]
}
