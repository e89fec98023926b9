/** How well a card is remembered, by FSRS (https://github.com/open-spaced-repetition/ts-fsrs). */
import { type Card, type Grade as FsrsGrade, Rating, createEmptyCard, fsrs } from 'ts-fsrs'

export const grades = ['again', 'hard', 'good', 'easy'] as const
export type Grade = (typeof grades)[number]

/** In the order of ts-fsrs’s states, from 0. */
export const phases = ['new', 'learning', 'review', 'relearning'] as const
export type Phase = (typeof phases)[number]

/** What FSRS knows about a card. Times are epoch milliseconds. */
export interface MemoryState {
  readonly due: number
  /** Days until the chance of remembering falls to 90%. */
  readonly stability: number
  /** From 1 to 10. */
  readonly difficulty: number
  readonly phase: Phase
  /** The index of the current short learning step. */
  readonly step: number
  /** Whole days from the last grade to `due`. */
  readonly interval: number
  /** How many times it was graded. */
  readonly reps: number
  /** How many times it was forgotten after it had been learnt. */
  readonly lapses: number
  /** When it was last graded. */
  readonly last?: number | undefined
}

/** Without fuzz the same grades at the same times always give the same state, so the log can be replayed. */
const scheduler = fsrs({ enable_fuzz: false })

const ratings: Readonly<Record<Grade, FsrsGrade>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
}

/** The state of a new card, which is due at once. */
export function createMemoryState(at: number): MemoryState {
  return fromFsrs(createEmptyCard(at))
}

export function applyGrade(memory: MemoryState, grade: Grade, at: number): MemoryState {
  return fromFsrs(scheduler.next(toFsrs(memory), at, ratings[grade]).card)
}

/** Recomputes the state of a card from its grades, in order. */
export function replay(
  addedAt: number,
  log: readonly { readonly grade: Grade; readonly at: number }[],
): MemoryState {
  return log.reduce(
    (memory, { grade, at }) => applyGrade(memory, grade, at),
    createMemoryState(addedAt),
  )
}

function toFsrs({ due, last, phase, step, interval, ...rest }: MemoryState) {
  return {
    ...rest,
    due,
    state: phases.indexOf(phase),
    learning_steps: step,
    scheduled_days: interval,
    // ts-fsrs computes this from `last_review`.
    elapsed_days: 0,
    ...(last === undefined ? {} : { last_review: last }),
  }
}

function fromFsrs(card: Card): MemoryState {
  const { stability, difficulty, reps, lapses } = card
  return {
    due: card.due.getTime(),
    stability,
    difficulty,
    phase: phases[card.state] ?? 'new',
    step: card.learning_steps,
    interval: card.scheduled_days,
    reps,
    lapses,
    last: card.last_review?.getTime(),
  }
}
