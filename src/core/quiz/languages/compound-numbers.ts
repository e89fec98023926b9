/** Numbers in the words of languages that join them (dreiundzwanzig) or write them apart (quatre-vingt-dix-sept). */
import { type AnswerNumber, withOrdinalSuffix } from './answer-language.ts'

interface CompoundNumbers {
  /** The numbers below a hundred, without the spaces between their words. */
  readonly small: ReadonlyMap<string, number>
  /** What multiplies the words before it, the largest first. */
  readonly scales: readonly (readonly [string, number])[]
  /** What may stand between the words of a number. */
  readonly joiner: string
  /** Returns the words as the tables have them. */
  readonly unify?: (joined: string) => string
  /** Returns numbers that the words of an ordinal may be made from. */
  readonly ordinalBases: (joined: string) => readonly string[]
  /** Ordinals with words of their own. */
  readonly ordinals?: ReadonlyMap<string, number>
}

/** “Neunhundertneunundneunzigtausendneunhundertneunundneunzig” is one; in French they are eleven. */
const maxWords = 12

export function createCompoundNumbers(language: CompoundNumbers) {
  const { small, scales, joiner, unify = (joined) => joined, ordinalBases } = language

  /** @param below what the number must be less than, so that no scale comes twice */
  function valueOf(joined: string, below = Infinity): number | undefined {
    const known = small.get(joined)
    if (known !== undefined) return known
    for (const [scale, factor] of scales) {
      // “Cent six” is no “cents” before “ix”, so every form is tried.
      const at = factor < below ? joined.indexOf(scale) : -1
      if (at === -1) continue
      const count = at === 0 ? 1 : valueOf(joined.slice(0, at), Math.min(factor, 1000))
      if (count === undefined) continue
      const more = restOf(joined.slice(at + scale.length), factor)
      if (more !== undefined) return count * factor + more
    }
    return undefined
  }

  function restOf(rest: string, below: number): number | undefined {
    if (rest === '') return 0
    const value = valueOf(rest, below)
    if (value !== undefined || !rest.startsWith(joiner)) return value
    return valueOf(rest.slice(joiner.length), below)
  }

  function ordinalOf(joined: string): number | undefined {
    const own = language.ordinals?.get(joined)
    if (own !== undefined) return own
    return ordinalBases(joined)
      .map((base) => valueOf(base))
      .find((value) => value !== undefined && value > 0)
  }

  function digitsOf(words: readonly string[]): string | undefined {
    const joined = unify(words.join(''))
    const value = valueOf(joined)
    if (value !== undefined) return String(value)
    const ordinal = ordinalOf(joined)
    return ordinal === undefined ? undefined : withOrdinalSuffix(ordinal)
  }

  function isWord(word: string): boolean {
    return digitsOf([word]) !== undefined
  }

  function read(words: readonly string[], at: number): AnswerNumber | undefined {
    let end = at
    while (end < at + maxWords && end < words.length) {
      const word = words[end] ?? ''
      if (!isWord(word) && (word !== joiner || end === at)) break
      end += 1
    }
    for (; end > at; end -= 1) {
      const digits = words[end - 1] === joiner ? undefined : digitsOf(words.slice(at, end))
      if (digits !== undefined) return { digits, next: end }
    }
    return undefined
  }

  /** Returns the factor of a word that is nothing but a scale, such as “Millionen”. */
  function scaleOf(word: string): number | undefined {
    return scales.find(([scale]) => scale === word)?.[1]
  }

  return { valueOf: (joined: string) => valueOf(unify(joined)), isWord, read, scaleOf }
}

/** Reads “zero one|un two” as 0, 1 (in two forms) and 2. */
export function countedWords(table: string, first = 0): readonly (readonly [string, number])[] {
  return table
    .trim()
    .split(/\s+/)
    .flatMap((words, at) => words.split('|').map((word) => [word, first + at] as const))
}

/** Reads “millionen|million:1e6” as what each form multiplies by. */
export function countedScales(table: string): readonly (readonly [string, number])[] {
  return table.split(' ').flatMap((line) => {
    const [forms = '', factor] = line.split(':')
    return forms.split('|').map((form) => [form, Number(factor)] as const)
  })
}
