/** Words that the digest and its parts share. */
import { formatDateTime, formatZone } from '../../calendar/format-calendar.ts'
import type { Library } from '../../pack/library.ts'
import type { Inline, RichText } from '../../reply/reply.ts'
import type { ReadingTurn } from '../digest-facts.ts'

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
