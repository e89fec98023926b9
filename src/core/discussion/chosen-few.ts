/** Chooses which answers the whole class is shown at the end: those that a teacher picked, or else the most reacted. */

/** More do not fit on a phone. */
export const maxChosen = 5
/** Without a teacher's choice. */
const mostReacted = 2

export interface ShowableAnswer {
  readonly id: string
  readonly at: number
  /** Whether classmates may read it at this moment. */
  readonly isShown: boolean
  /** Whether its writer agreed that the whole class is shown it. */
  readonly mayBeShown: boolean
  readonly isChosen: boolean
  readonly reactions: number
}

/** Returns the answers to show, in the order in which they were written. */
export function chooseFew<T extends ShowableAnswer>(answers: readonly T[]): readonly T[] {
  const showable = answers.filter(({ isShown, mayBeShown }) => isShown && mayBeShown)
  const chosen = showable.filter(({ isChosen }) => isChosen).slice(0, maxChosen)
  const few =
    chosen.length > 0
      ? chosen
      : showable
          .filter(({ reactions }) => reactions > 0)
          .toSorted((a, b) => b.reactions - a.reactions || a.at - b.at)
          .slice(0, mostReacted)
  return few.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
}
