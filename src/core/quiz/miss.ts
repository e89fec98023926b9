/** Decides which questions of a quiz stand out: much of the class got them wrong, alike or for sure. */
import { normaliseText } from '../reply/normalise-words.ts'
import { isConfidentMistake, minConfidentMistakes } from './confident-mistakes.ts'
import { type OptionCount, correctAnswer, isScored } from './item.ts'
import type { PlayItem } from './kinds/index.ts'
import type { Place } from './places.ts'
import { type ItemAnswer, type ItemReport, minAnswersForStatistics } from './report.ts'
import { type Vote, type VoteShift, voteShift } from './vote-shift.ts'

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
  /** How many were sure of an answer that was wrong, where the quiz asked how sure they were; 0 for fewer than may be named. */
  readonly sureAndWrong: number
  /** How the class changed its mind when it had talked the question over. */
  readonly shift: VoteShift | undefined
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
const oneInSoMany = 3
/** As few are not many. */
const minAlike = 2
/** So much of a class being sure and wrong stands out. */
const minSureShare = 0.2

interface MissParts {
  readonly answers: readonly ItemAnswer[]
  /** What was voted before the class talked it over. */
  readonly firstVotes: readonly Vote[]
  readonly places: readonly Place[]
}

/** Returns nothing for a question that does not stand out. */
export function toMiss(
  { round, prompt, n, facility, discrimination, options }: ItemReport,
  item: PlayItem,
  { answers, firstVotes, places }: MissParts,
): Miss | undefined {
  // Points by hand say how good an answer was, and nothing about a right one.
  if (!isScored(item)) return undefined
  const found = findMixUp(item, options, answers)
  const mixUp = found !== undefined && isMany(found.count, n) ? found : undefined
  const sure = answers.filter((answer) => isConfidentMistake(answer)).length
  const sureAndWrong = sure >= minConfidentMistakes ? sure : 0
  const shift = firstVotes.length === 0 ? undefined : voteShift(item, firstVotes, answers)
  const standsOut =
    (facility ?? 1) < standsOutBelow ||
    mixUp !== undefined ||
    (sureAndWrong > 0 && sureAndWrong / n >= minSureShare) ||
    hasMisled(shift)
  if (!standsOut) return undefined
  return {
    round,
    prompt,
    answers: n,
    right: answers.filter(({ credit }) => credit === 1).length,
    hasParts: item.by === 'several' || item.by === 'order' || item.by === 'match',
    mixUp,
    sureAndWrong,
    shift,
    isKeyDoubtful: n >= minAnswersForStatistics && (discrimination ?? 0) < 0,
    places,
    weight: rounded(answers.reduce((sum, { credit }) => sum + 1 - credit, 0) + sureAndWrong / 2),
  }
}

/** Whether talking it over turned more students to wrong than to right. */
function hasMisled(shift: VoteShift | undefined): boolean {
  return shift !== undefined && shift.toWrong >= minAlike && shift.toWrong > shift.toRight
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
