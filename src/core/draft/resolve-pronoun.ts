/** Says whom “she” or “he” means: the last one named who fits. */
import { type Mention, matchesGender } from './find-mentions.ts'
import type { Person } from './person.ts'
import type { Gender } from './speech-words.ts'

export interface Passage {
  /** With its quotations masked. */
  readonly text: string
  readonly mentions: readonly Mention[]
  /** The part of the text that it belongs to; a pronoun does not reach into another. */
  readonly part: number
}

interface Resolved {
  /** Left out where two may be meant. */
  readonly person: Person | undefined
  readonly perhaps: readonly Person[]
}

/** Two subjects this near, in characters, may both be meant. */
const nearby = 110
/** How far back a pronoun may reach. */
const maxParagraphsBack = 5
const maxMentionsBack = 60

export function resolvePronoun(
  passages: readonly Passage[],
  paragraph: number,
  { at, pronoun }: Mention,
): Resolved {
  if (pronoun === undefined || pronoun === 'plural' || pronoun === 'first')
    return { person: undefined, perhaps: [] }
  const own = passages[paragraph]?.mentions ?? []
  const before = named(
    own.filter((mention) => mention.at < at),
    pronoun,
  )
  if (before.length > 0) return choose(before, at - nearby)
  const after = named(
    own
      .filter((mention) => mention.at > at)
      .slice(0, maxMentionsBack)
      .toReversed(),
    pronoun,
  )
  const earlier = passages
    .slice(Math.max(0, paragraph - maxParagraphsBack), paragraph)
    .filter(({ part }) => part === passages[paragraph]?.part)
    .map(({ mentions }) => named(mentions, pronoun))
    .findLast((mentions) => mentions.length > 0)
  // Somebody new who is called by a pronoun first is named soon after.
  const role = after.findLast(({ person }) => person?.name.startsWith('The ') === true)
  if (role?.person !== undefined) return { person: role.person, perhaps: [role.person] }
  if (earlier !== undefined) return choose(earlier, Infinity)
  const person = after.at(-1)?.person
  return { person, perhaps: person === undefined ? [] : [person] }
}

function named(mentions: readonly Mention[], gender: Gender): readonly Mention[] {
  const fitting = mentions
    .slice(-maxMentionsBack)
    .filter(
      ({ person, isOwner }) =>
        person !== undefined &&
        matchesGender(person, gender) &&
        (!isOwner || person.gender === gender),
    )
  const sure = fitting.filter(({ person }) => person?.gender === gender)
  return sure.length > 0 ? sure : fitting
}

/** The last subject and the last one named are mostly the same; where they differ, either may be meant. */
function choose(mentions: readonly Mention[], from: number): Resolved {
  const last = mentions.at(-1)?.person
  const subject = mentions.findLast(({ isSubject }) => isSubject)?.person
  const rivals = mentions.flatMap(({ at, isSubject, person }) =>
    at >= from && isSubject && person !== undefined ? [person] : [],
  )
  const perhaps = [...new Set([...rivals, subject, last].filter((person) => person !== undefined))]
  return perhaps.length > 1 ? { person: undefined, perhaps } : { person: last, perhaps }
}
