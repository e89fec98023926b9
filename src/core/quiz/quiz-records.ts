/** What is stored after quizzes: results, scores by period, presets, reported questions, and who stays off the leaderboards. */
import { z } from 'zod'
import type { Person } from '../platform/room.ts'
import type { Flag, FlagStore } from './flag.ts'
import type { LeftOutStore } from './left-out.ts'
import type { PlayItem } from './kinds/index.ts'
import type { PseudonymStore } from './pseudonym.ts'
import type { GivenAnswer, Player, QuizPlan } from './quiz.ts'
import { QuizSettings } from './quiz-settings.ts'
import type { ScoredAnswer } from './report.ts'
import type { RoundVote } from './vote-shift.ts'

/** `about` is what the quiz is about, as `kind/id`; everything if omitted. */
export const Preset = z.object({ settings: QuizSettings, about: z.string().optional() })
export type Preset = z.infer<typeof Preset>

/** The preset that a change is about, as `writePreset` returns it. */
export interface SeenPreset {
  readonly preset: string | undefined
}

export interface QuizResult {
  readonly plan: QuizPlan
  readonly endedAt: number | undefined
  /** How many rounds were played to their end. */
  readonly rounds: number
  readonly players: readonly Pick<Player, 'person' | 'name' | 'alias' | 'team' | 'points'>[]
  /** Only answers that were scored. */
  readonly answers: readonly ScoredAnswer[]
  /** Answers without a score to questions that no answer is right for; left out where there are none. */
  readonly opinions?: readonly Pick<GivenAnswer, 'person' | 'round' | 'response'>[]
  /** The first votes in rounds that were talked over and are closed. */
  readonly firstVotes: readonly RoundVote[]
  /** What students reported about each round. */
  readonly flags: ReadonlyMap<number, readonly Flag[]>
}

export interface DueDeletion {
  readonly count: number
  readonly at: number
}

export interface PeriodScore {
  readonly person: string
  /** The name on leaderboards: the pseudonym, where they have chosen one. */
  readonly name: string
  readonly points: number
  readonly quizzes: number
  readonly hidden: boolean
}

/** What one student made of a scored round of a quiz that was not anonymous. */
export interface StudentRound {
  readonly item: PlayItem
  readonly pack: string
  /** From 0 to 1. */
  readonly credit: number
  /** When its quiz was opened, epoch milliseconds. */
  readonly at: number
}

/** A scored round, and how its students did, who are numbered instead of named. */
export interface ScoredRound {
  readonly item: PlayItem
  /** When its quiz was opened, epoch milliseconds. */
  readonly at: number
  /** In an anonymous quiz nobody can tell who was in another one, so everyone gets a new number. */
  readonly anonymous: boolean
  /** `credit` is from 0 to 1. */
  readonly answers: readonly { readonly student: number; readonly credit: number }[]
  /** Those who had joined the quiz by its end and did not answer this round. */
  readonly missing: readonly number[]
}

/** A quiz of a class in which something was answered, as a list shows it. */
export interface PlayedQuiz extends Pick<QuizPlan, 'id' | 'room' | 'about' | 'openedAt'> {
  readonly students: number
  /** How many rounds were played to their end. */
  readonly rounds: number
}

export interface QuizRecords extends PseudonymStore, FlagStore, LeftOutStore {
  /** Returns every scored round of the class's quizzes that were opened since then (epoch milliseconds). */
  scoredRounds(className: string, since: number): Promise<readonly ScoredRound[]>
  /** Returns what a student answered in the class's quizzes that were opened since then, the oldest first; nothing of anonymous ones. */
  studentRounds(className: string, person: string, since: number): Promise<readonly StudentRound[]>
  result(className: string, quiz: string): Promise<QuizResult | undefined>
  /** Returns how many quizzes the class has opened since then (epoch milliseconds). */
  countOpened(className: string, since: number): Promise<number>
  /** Returns the class's quizzes in which something was answered, the newest first, and how many there are in all. */
  listPlayed(
    className: string,
    page: { readonly skip: number; readonly limit: number },
  ): Promise<{ readonly quizzes: readonly PlayedQuiz[]; readonly total: number }>
  /** Returns the last quiz of a room that has started. */
  findLastQuizId(className: string, room: string): Promise<string | undefined>
  /** Returns the ids of the items in the room's last quizzes. */
  recentItems(className: string, room: string, quizzes: number): Promise<ReadonlySet<string>>
  /**
   * Returns points from quizzes that were opened since then (epoch milliseconds), except anonymous ones and those in which no
   * question was counted.
   */
  scores(className: string, since: number): Promise<readonly PeriodScore[]>
  /** Returns how many old quizzes will be deleted soon, and when the first of them (epoch milliseconds); undefined if none. */
  dueDeletion(className: string): Promise<DueDeletion | undefined>
  isHidden(className: string, person: string): Promise<boolean>
  setHidden(className: string, person: string, hidden: boolean): Promise<void>
  presets(className: string): Promise<ReadonlyMap<string, Preset>>
  /** Notes it in the history. Returns false, having written nothing, where the preset isn’t the one that was seen. */
  savePreset(
    className: string,
    name: string,
    preset: Preset,
    by: Pick<Person, 'id' | 'name'>,
    seen?: SeenPreset,
  ): Promise<boolean>
  /** Notes it in the history. Returns false where there was none, or not the one that was seen. */
  dropPreset(
    className: string,
    name: string,
    by: Pick<Person, 'id' | 'name'>,
    seen?: SeenPreset,
  ): Promise<boolean>
}
