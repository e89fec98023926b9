/** Decides which questions of a quiz stand out: much of the class got them wrong, alike or for sure. */
import { normaliseText } from '../reply/normalise-words.ts'
import { type OptionCount, correctAnswer, isScored } from './item.ts'
import type { PlayItem } from './kinds/index.ts'
import type { Place } from './places.ts'
import type { ItemAnswer, ItemReport } from './report.ts'

/** A question that much of the class got wrong. */
export interface Miss {
  readonly round: number
  readonly prompt: string
  /** How many answered. */
  readonly answers: number
  /** How many of them were completely right. */
  readonly right: number
  /** Whether an answer can be right in part. */
  readonly hasParts: boolean
  readonly mixUp: MixUp | undefined
  /** How many were sure of an answer that was wrong, where the quiz asked how sure they were. */
  readonly sureAndWrong: number
  /** Whether students who did well on the other questions got this one wrong, so that its right answer may be wrong. */
  readonly isKeyDoubtful: boolean
  readonly places: readonly Place[]
  /** How much was lost in it: the students who got it wrong, and half of those who were sure once more. */
  readonly weight: number
}

/** What many students answered, and what would have been right. */
export type MixUp =
  | ({
      readonly kind: 'chosen' | 'typed'
      readonly words: string
      readonly instead: string
    } & Times)
  /** Where several options are right. */
  | ({ readonly kind: 'also chosen' | 'left out'; readonly words: string } & Times)

interface Times {
  readonly count: number
}

/** Below this share of right answers a question stands out. */
export const standsOutBelow = 0.6
/** A wrong answer stands out if one student in so many gave it. */
export const oneInSoMany = 3
/** As few are not many. */
const minAlike = 2
/** So much of a class being sure and wrong stands out. */
const minSureShare = 0.2

/** Returns nothing for a question that does not stand out. */
export function toMiss(
  { round, prompt, n, facility, options, remarks }: ItemReport,
  item: PlayItem,
  answers: readonly ItemAnswer[],
  places: readonly Place[],
): Miss | undefined {
  // Points by hand say how good an answer was, and nothing about a right one.
  if (!isScored(item)) return undefined
  const found = findMixUp(item, options, answers)
  const mixUp = found !== undefined && isMany(found.count, n) ? found : undefined
  const sureAndWrong = answers.filter(
    ({ confidence, credit }) => confidence === 'sure' && credit < 1,
  ).length
  const isSureMany = sureAndWrong >= minAlike && sureAndWrong / n >= minSureShare
  if ((facility ?? 1) >= standsOutBelow && mixUp === undefined && !isSureMany) return undefined
  return {
    round,
    prompt,
    answers: n,
    right: answers.filter(({ credit }) => credit === 1).length,
    hasParts: item.by !== 'one' && item.by !== 'words',
    mixUp,
    sureAndWrong,
    isKeyDoubtful: remarks.includes('check the right answer'),
    places,
    weight: rounded(answers.reduce((sum, { credit }) => sum + 1 - credit, 0) + sureAndWrong / 2),
  }
}

function isMany(count: number, of: number): boolean {
  return count >= minAlike && count * oneInSoMany >= of
}

/** Returns the wrong answer that was given most, the first of several. */
function findMixUp(
  item: PlayItem,
  options: readonly OptionCount[],
  answers: readonly ItemAnswer[],
): MixUp | undefined {
  if (item.by === 'words') return findTyped(item, answers)
  const wrong = options.filter(({ right }) => !right)
  const [chosen] = wrong.toSorted((a, b) => b.count - a.count)
  if (item.by === 'several') {
    const [leftOut] = options
      .filter(({ right }) => right)
      .map(({ text, count }) => ({ words: text, count: answers.length - count }))
      .toSorted((a, b) => b.count - a.count)
    if (leftOut !== undefined && leftOut.count > (chosen?.count ?? 0)) {
      return { kind: 'left out', ...leftOut }
    }
    return chosen && { kind: 'also chosen', words: chosen.text, count: chosen.count }
  }
  const instead = options.find(({ right }) => right)?.text
  if (chosen === undefined || instead === undefined) return undefined
  return { kind: 'chosen', words: chosen.text, count: chosen.count, instead }
}

function findTyped(item: PlayItem, answers: readonly ItemAnswer[]): MixUp | undefined {
  const typed = answers.flatMap(({ response, credit }) =>
    typeof response === 'string' && response !== '' && credit < 1 ? [response] : [],
  )
  const alike = Map.groupBy(typed.toSorted(), (words) => normaliseText(words)).values()
  const [most = []] = [...alike].toSorted((a, b) => b.length - a.length)
  const instead = correctAnswer(item)
  const [words] = most
  if (words === undefined || typeof instead !== 'string') return undefined
  return { kind: 'typed', words, count: most.length, instead }
}

/** So that the order of the answers decides nothing. */
function rounded(weight: number): number {
  return Math.round(weight * 1e6) / 1e6
}
