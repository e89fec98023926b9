/** What stays of quizzes: results, scores by period, presets, remarks of students, and who keeps off the boards. */
import type { PlayItem } from './kinds/index.ts'
import type { PseudonymStore } from './pseudonym.ts'
import type { QuizPlan, QuizSettings } from './quiz.ts'
import type { ScoredAnswer } from './report.ts'

export interface QuizResult {
  readonly plan: QuizPlan
  readonly endedAt: number | undefined
  /** Rounds that were closed and counted. */
  readonly rounds: number
  readonly players: readonly PlayerResult[]
  /** Counted answers only. */
  readonly answers: readonly ScoredAnswer[]
  /** How many students flagged a round. */
  readonly flags: ReadonlyMap<number, number>
}

interface PlayerResult {
  readonly person: string
  readonly name: string
  readonly alias: string | null
  readonly team: number | null
  readonly points: number
}

export interface PeriodScore {
  readonly person: string
  /** As boards call her: her pseudonym where she has chosen one. */
  readonly name: string
  readonly points: number
  readonly quizzes: number
  readonly hidden: boolean
}

/** A counted round, and how the class did in it as a whole. */
export interface ScoredRound {
  readonly item: PlayItem
  /** When its quiz was opened, epoch milliseconds. */
  readonly at: number
  readonly answers: number
  /** The sum of the credit, 1 for each right answer. */
  readonly credit: number
}

export interface QuizRecords extends PseudonymStore {
  /** Every counted round of the class's quizzes that were opened since a moment (epoch ms). */
  scoredRounds(className: string, since: number): Promise<readonly ScoredRound[]>
  result(quiz: string): Promise<QuizResult | undefined>
  /** The last quiz of a room that has begun. */
  findLastQuizId(room: string): Promise<string | undefined>
  /** Ids of the items of the room's last quizzes. */
  recentItems(room: string, quizzes: number): Promise<ReadonlySet<string>>
  /** Points from quizzes that were opened since a moment (epoch ms), anonymous quizzes left out. */
  scores(className: string, since: number): Promise<readonly PeriodScore[]>
  isHidden(className: string, person: string): Promise<boolean>
  setHidden(className: string, person: string, hidden: boolean): Promise<void>
  /** A student says that something is wrong with a question; once is enough. */
  flag(quiz: string, round: number, person: string): Promise<void>
  presets(className: string): Promise<ReadonlyMap<string, Preset>>
  savePreset(className: string, name: string, preset: Preset): Promise<void>
  /** Whether there was one. */
  dropPreset(className: string, name: string): Promise<boolean>
}

export interface Preset {
  readonly settings: QuizSettings
  /** What it is about, as `kind/id`; left out, everything. */
  readonly about?: string
}
