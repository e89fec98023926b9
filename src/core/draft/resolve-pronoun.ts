/** Says whom “she” or “he” means: the last one named who fits. */
import { type Mention, type Passage, matchesGender } from './find-mentions.ts'
import type { Person } from './person.ts'
import { sentenceStartBefore } from './speech-tags.ts'
import type { Gender } from './speech-words.ts'

interface Resolved {
  /** Left out where two may be meant. */
  readonly person: Person | undefined
  readonly perhaps: readonly Person[]
  /** Whether somebody is meant whom the text does not name, such as “a man”. */
  readonly isNew?: boolean
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
  if (pronoun === undefined || pronoun === 'plural' || pronoun === 'first') {
    return { person: undefined, perhaps: [] }
  }
  const own = passages[paragraph]?.mentions ?? []
  const before = named(
    own.filter((mention) => mention.at < at),
    pronoun,
  )
  if (isNewcomer(passages, paragraph, at, pronoun)) {
    const person = namedLater(passages, paragraph, at, pronoun)
    return { person, perhaps: person === undefined ? [] : [person], isNew: true }
  }
  const passage = passages[paragraph]
  const only = passage === undefined ? undefined : onlySubjectBefore(passage.text, before, at)
  if (only !== undefined) return { person: only, perhaps: [only] }
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

/** Returns whom the sentence before is about, if it names nobody else who fits. */
function onlySubjectBefore(text: string, mentions: readonly Mention[], at: number) {
  const own = sentenceStartBefore(text, at)
  const earlier = sentenceStartBefore(text, own - 1)
  const last = mentions.filter((mention) => mention.at >= earlier)
  const people = new Set(last.map(({ person }) => person))
  return people.size === 1 && last.some(({ isSubject }) => isSubject) ? last[0]?.person : undefined
}

/** Whether “a man” or “a woman” has come since the last one who is named and fits. */
function isNewcomer(
  passages: readonly Passage[],
  paragraph: number,
  at: number,
  gender: Gender,
): boolean {
  for (const back of [0, 1]) {
    const passage = passages[paragraph - back]
    const last = passage?.mentions.findLast(
      (mention) =>
        (back > 0 || mention.at < at) &&
        (mention.person === undefined
          ? mention.pronoun === gender && isIndefinite(passage.text, mention)
          : matchesGender(mention.person, gender)),
    )
    if (last !== undefined) return last.person === undefined
  }
  return false
}

/** “A boy lies there … his name is Colin”: the first one who fits and was not named before. */
function namedLater(
  passages: readonly Passage[],
  paragraph: number,
  at: number,
  gender: Gender,
): Person | undefined {
  const own = passages[paragraph]?.mentions ?? []
  const before = passages
    .slice(Math.max(0, paragraph - maxParagraphsBack), paragraph)
    .flatMap(({ mentions }) => mentions)
    .concat(own.filter((mention) => mention.at < at))
  const known = new Set(before.map(({ person }) => person))
  return own.find(
    ({ at: place, person }) =>
      place > at && person !== undefined && !known.has(person) && matchesGender(person, gender),
  )?.person
}

function isIndefinite(text: string, { at, isSubject }: Mention): boolean {
  // “Maria, a little girl” has a name.
  return isSubject && /^an? /i.test(text.slice(at, at + 3)) && !/,\s*$/.test(text.slice(0, at))
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
