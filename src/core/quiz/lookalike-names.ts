/** Tells whether one name could be mistaken for another, so that nobody plays under a name that seems to be somebody else’s. */
import { openEnclosed } from '../reply/enclosed-letters.ts'
import { digitLetters, foldConfusables } from './confusables.ts'

/** Words before a name that do not make it another one. */
const titles = new Set(
  'mr mrs ms miss mx dr prof professor sir madam teacher herr frau lehrer lehrerin'.split(' '),
)

/** Words that nobody’s pseudonym may contain, since they say who runs the class, the quiz or the bot. */
const reservedWords =
  'commonplace teach teacher teachers tutor instructor host bot admin mod moderator lehrer lehrerin'
const reserved = new Set(reservedWords.split(' ').map((word) => joinKey([word])))

/** Of the reserved words, those that no honest name contains, as badminton does “admin”. */
const reservedWithin = ['commonplace', 'teacher', 'moderator', 'lehrer'].map((word) =>
  joinKey([word]),
)

/** A shorter name is part of too many others. In letters of its key. */
const minContainedLength = 5

/** Invisible characters, those that Unicode counts as letters among them, and marks that count as letters, such as ˈ. */
const unseen = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Lm}]/gu

export interface NamesInUse {
  readonly classmates: readonly string[]
  /** Nobody may even have such a name within a longer one. */
  readonly teachers: readonly string[]
}

/**
 * Returns the name as it compares with others: without case, accents, titles, spaces, punctuation and invisible characters, and
 * with everything that looks alike as one letter.
 */
export function nameKey(name: string): string {
  const words = wordsOf(name)
  const named = words.filter((word) => !titles.has(word))
  return joinKey(named.length > 0 ? named : words)
}

/** What the bot calls people who have no name where it says something. */
const unnamed = new Set(
  [
    'a classmate',
    'classmate',
    'a student',
    'student',
    'you',
    'somebody',
    'someone',
    'nobody',
    'anonymous',
  ].map((name) => joinKey(wordsOf(name))),
)

/** Whether the name reads as if its bearer had none. */
export function isNoName(name: string): boolean {
  return unnamed.has(joinKey(wordsOf(name)))
}

/** Whether the name says that its bearer is a teacher, the host or the bot. */
export function isReservedName(name: string): boolean {
  const words = wordsOf(name)
  const key = joinKey(words)
  return (
    words.some((word) => reserved.has(joinKey([word]))) ||
    reserved.has(key) ||
    reservedWithin.some((word) => key.includes(word))
  )
}

export function isTakenName(name: string, { classmates, teachers }: NamesInUse): boolean {
  const key = nameKey(name)
  return (
    classmates.some((other) => nameKey(other) === key) ||
    teachers
      .map((teacher) => nameKey(teacher))
      .some((teacher) => teacher.length >= minContainedLength && key.includes(teacher))
  )
}

function wordsOf(name: string): readonly string[] {
  const seen = name.normalize('NFKC').replaceAll(unseen, '')
  const plain = foldConfusables(openEnclosed(seen))
  const letters = plain
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('|', 'l')
    .replaceAll(/(?<=\p{L})[345789]|[345789](?=\p{L})/gu, (digit) => digitLetters[digit] ?? digit)
  return letters.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Letters that look alike within the Latin script become one. */
function joinKey(words: readonly string[]): string {
  return words
    .join('')
    .replaceAll('0', 'o')
    .replaceAll(/[1i]/g, 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}
