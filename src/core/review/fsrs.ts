/** How well a card is remembered, by FSRS (https://github.com/open-spaced-repetition/ts-fsrs). */
import { dayMs } from '../platform/clock.ts'
import {
  type Card,
  type FSRS,
  type Grade as FsrsGrade,
  Rating,
  createEmptyCard,
  fsrs,
} from 'ts-fsrs'
import { countStudyDays, startOfStudyDay, studyDay } from './study-day.ts'

export const grades = ['again', 'hard', 'good', 'easy'] as const
export type Grade = (typeof grades)[number]

/** In the order of ts-fsrs’s states, from 0. */
export const phases = ['new', 'learning', 'review', 'relearning'] as const
export type Phase = (typeof phases)[number]

/** What FSRS knows about a card. Times are epoch milliseconds. */
export interface MemoryState {
  /** As it was worked out at the last grade; `dueAt` says when the card is due where its owner is now. */
  readonly due: number
  /** Days until the chance of remembering falls to 90%. */
  readonly stability: number
  /** From 1 to 10. */
  readonly difficulty: number
  readonly phase: Phase
  /** The index of the current short learning step. */
  readonly step: number
  /** Days of the student from the last grade to `due`; 0 while the card is due to the minute. */
  readonly interval: number
  /** How many times it was graded. */
  readonly reps: number
  /** How many times it was forgotten after it had been learnt. */
  readonly lapses: number
  /** When it was last graded. */
  readonly last?: number | undefined
}

/** What of FSRS is a student’s own. */
export interface ReviewModel {
  /** How likely they want to be to know a card when it comes back, in percent. */
  readonly retention: number
}

export const defaultReviewModel: ReviewModel = { retention: 90 }

/** One for each percentage. */
const schedulers = new Map<number, FSRS>()

/** Without fuzz the same grades at the same times always give the same state, so the log can be replayed. */
export function schedulerOf({ retention }: ReviewModel): FSRS {
  const scheduler =
    schedulers.get(retention) ?? fsrs({ enable_fuzz: false, request_retention: retention / 100 })
  schedulers.set(retention, scheduler)
  return scheduler
}

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

/** Returns the state after a grade. The zone says which answers were given on the same day, and when a day starts. */
export function applyGrade(
  memory: MemoryState,
  grade: Grade,
  at: number,
  zone: string,
  model: ReviewModel = defaultReviewModel,
): MemoryState {
  const scheduler = schedulerOf(model)
  const next = fromFsrs(scheduler.next(toFsrs(memory, at, zone), at, ratings[grade]).card)
  return next.interval === 0 ? next : { ...next, due: dueDayStart(at, next.interval, zone) }
}

/**
 * Returns when a card is due (epoch milliseconds), for a student who is in a zone at `now`: to the minute while it is being
 * learnt, and otherwise from the start of its day, whenever on the earlier day it was graded.
 */
export function dueAt({ due, interval, last }: MemoryState, zone: string, now: number): number {
  if (last === undefined) return Math.min(due, now)
  // Only a clock that was wrong and has been put right leaves such a grade. One question too many is better than no card.
  if (last > now + dayMs) return now
  return interval === 0 ? due - Math.max(0, last - now) : dueDayStart(last, interval, zone)
}

/** Recomputes the state of a card from its grades, in order. */
export function replay(
  addedAt: number,
  log: readonly { readonly grade: Grade; readonly at: number }[],
  zone: string,
  model: ReviewModel = defaultReviewModel,
): MemoryState {
  return log.reduce(
    (memory, { grade, at }) => applyGrade(memory, grade, at, zone, model),
    createMemoryState(addedAt),
  )
}

function dueDayStart(last: number, interval: number, zone: string): number {
  return startOfStudyDay(zone, studyDay(zone, last) + interval)
}

function toFsrs(
  { due, last, phase, step, interval, ...rest }: MemoryState,
  at: number,
  zone: string,
) {
  return {
    ...rest,
    due,
    state: phases.indexOf(phase),
    learning_steps: step,
    scheduled_days: interval,
    // ts-fsrs computes this from `last_review`.
    elapsed_days: 0,
    // ts-fsrs counts days by their UTC dates; this date makes it count the student’s.
    ...(last === undefined ? {} : { last_review: at - countStudyDays(zone, last, at) * dayMs }),
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
