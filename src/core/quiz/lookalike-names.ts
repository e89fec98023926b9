/** Whether one name could be taken for another, so that nobody plays under a name that seems to be somebody else’s. */
import { foldConfusables } from './confusables.ts'

/** Words before a name that do not make it another one. */
const titles = new Set(
  'mr mrs ms miss mx dr prof professor sir madam teacher herr frau lehrer lehrerin'.split(' '),
)

/** Words that nobody’s pseudonym may contain, since they say who runs the class, the quiz or the bot. */
const reservedWords = 'commonplace teacher teachers host bot admin moderator lehrer lehrerin'
const reserved = new Set(reservedWords.split(' ').map((word) => joinKey([word])))

/** A shorter name is part of too many others. In letters of its key. */
const minContainedLength = 5

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

/** Whether the name says that its bearer is a teacher, the host or the bot. */
export function isReservedName(name: string): boolean {
  const words = wordsOf(name)
  return words.some((word) => reserved.has(joinKey([word]))) || reserved.has(joinKey(words))
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
  const plain = foldConfusables(name.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''))
  const letters = plain.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('|', 'l')
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
