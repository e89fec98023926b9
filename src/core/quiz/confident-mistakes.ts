/** Finds what many were sure of and wrong about: what a class should talk about first. It counts, and names nobody. */
import { countOptions } from './item.ts'
import { optionLetter } from './kinds/options.ts'
import type { PlayItem } from './kinds/index.ts'
import type { ScoredAnswer } from './report.ts'

export interface ConfidentMistake {
  readonly round: number
  readonly prompt: string
  /** How many were sure of an answer that is wrong. */
  readonly count: number
  /** How many answered. */
  readonly answers: number
  /**
   * The wrong options of which as many were sure, the most chosen first; none where options are not chosen one by one. A teacher
   * can look up who chose what, and a smaller number would say how sure those few were.
   */
  readonly options: readonly {
    readonly letter: string
    readonly text: string
    readonly count: number
  }[]
}

/** With fewer it would be about a person, not about the class. */
export const minConfidentMistakes = 3

/** An answer that is less than half right is wrong. */
const minRightCredit = 0.5

/** Returns the questions where the most were sure and wrong first. */
export function findConfidentMistakes(
  items: readonly PlayItem[],
  answers: readonly ScoredAnswer[],
): readonly ConfidentMistake[] {
  const byRound = Map.groupBy(answers, ({ round }) => round)
  return items
    .flatMap((item, round) => {
      const here = byRound.get(round) ?? []
      const mistaken = here.filter((answer) => isConfidentMistake(answer))
      if (mistaken.length < minConfidentMistakes) return []
      const options = countOptions(item, mistaken)
        .map(({ text, count, right }, index) => ({
          letter: optionLetter(index),
          text,
          count: right ? 0 : count,
        }))
        .filter(({ count }) => count >= minConfidentMistakes)
        .toSorted((a, b) => b.count - a.count)
      const { prompt } = item
      return [{ round, prompt, count: mistaken.length, answers: here.length, options }]
    })
    .toSorted((a, b) => b.count / b.answers - a.count / a.answers || a.round - b.round)
}

/** Whether somebody was sure of an answer that is wrong. */
export function isConfidentMistake({
  confidence,
  credit,
}: Pick<ScoredAnswer, 'confidence' | 'credit'>): boolean {
  return confidence === 'sure' && credit < minRightCredit
}
