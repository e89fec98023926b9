/** People and organisations as reference lists write them. */
import { firstCharacter } from '../../reply/graphemes.ts'

export interface Name {
  /** Left out for an organisation and for a single name, such as Homer. */
  readonly given?: string
  readonly family: string
  /** Such as Jr. or III. */
  readonly suffix?: string
}

/** Reads “Jr.” and the like at the end of either name as what it is. */
export function readName({
  given,
  family,
}: {
  readonly given?: string | undefined
  readonly family: string
}): Name {
  if (given === undefined) return { family }
  const inFamily = readSuffix(family)
  const inGiven = readSuffix(given)
  const suffix = inFamily.suffix ?? inGiven.suffix
  return {
    given: inGiven.name,
    family: inFamily.name,
    ...(suffix === undefined ? {} : { suffix }),
  }
}

function readSuffix(words: string): { readonly name: string; readonly suffix?: string } {
  const [, name, word] = /^(.*[^\s,]),?\s+(Jr|Sr|II|III|IV)\.?$/u.exec(words) ?? []
  if (name === undefined || word === undefined) return { name: words }
  return { name, suffix: word.endsWith('r') ? `${word}.` : word }
}

/** “King, Martin Luther, Jr.” */
export function inverted({ family, given, suffix }: Name): string {
  return [family, given, suffix].filter((part) => part !== undefined).join(', ')
}

/** “Martin Luther King Jr.” */
export function direct({ family, given, suffix }: Name): string {
  return [given, family, suffix].filter((part) => part !== undefined).join(' ')
}

/** “King, M. L., Jr.” */
export function invertedInitials({ family, given, suffix }: Name, space = ' '): string {
  return inverted({
    family,
    ...(given === undefined ? {} : { given: initials(given, space) }),
    ...(suffix === undefined ? {} : { suffix }),
  })
}

/** “M. L. King Jr.” */
export function directInitials(name: Name, space = ' '): string {
  return direct(name.given === undefined ? name : { ...name, given: initials(name.given, space) })
}

/** Particles such as “van” stay whole, and so do names in scripts that have no initials. */
function initials(given: string, space: string): string {
  const words = given.split(/\s+|(?<=\.)(?=\p{L})/u)
  const short = words.map((word) =>
    /^\p{Ll}/u.test(word) || !/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.test(word)
      ? word
      : word
          .split('-')
          .map((part) => `${firstCharacter(part).toUpperCase()}.`)
          .join('-'),
  )
  return short.reduce((names, word) => {
    const joiner = names.endsWith('.') && word.endsWith('.') ? space : ' '
    return `${names}${joiner}${word}`
  })
}

/**
 * Joins names as in “A, B, and C”; `beforeLast` is what stands before the last of three or more, `pair` before the second of two.
 * The Spanish “y” is “e” before a name that sounds the same.
 */
export function listNames(
  names: readonly string[],
  { pair, beforeLast }: { readonly pair: string; readonly beforeLast: string },
): string {
  const last = names.at(-1) ?? ''
  if (names.length <= 1) return last
  const and = names.length === 2 ? pair : beforeLast
  const spoken = /^(?:[IÍ]|H[ií](?![ae]))/u.test(last) ? and.replace(/ y $/, ' e ') : and
  return `${names.slice(0, -1).join(', ')}${spoken}${last}`
}
