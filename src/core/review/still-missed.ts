/** Decides which questions somebody still misses: those whose last answer was not completely right, wherever it was given. */
import type { PlayItem } from '../quiz/kinds/index.ts'

/** An answer in a quiz, in homework, to a flashcard or in an earlier run. */
export interface PastAnswer {
  readonly item: Pick<PlayItem, 'id'>
  /** From 0 to 1. */
  readonly credit: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** Returns the ids of the questions, the one that was missed last first. Of answers at the same moment the later one counts. */
export function findStillMissed(answers: readonly PastAnswer[]): readonly string[] {
  const last = new Map<string, PastAnswer>()
  for (const answer of answers.toSorted((a, b) => a.at - b.at)) last.set(answer.item.id, answer)
  return [...last.values()]
    .filter(({ credit }) => credit < 1)
    .toSorted((a, b) => b.at - a.at)
    .map(({ item }) => item.id)
}
