/** The rows of quizzes. */
import type { Kysely, Transaction } from 'kysely'
import { readConfidence } from '../../core/quiz/confidence.ts'
import type { GivenAnswer, Player } from '../../core/quiz/quiz.ts'

export type Handle = Kysely<QuizTables> | Transaction<QuizTables>

export interface QuizTables {
  readonly quiz: QuizRow
  readonly quiz_host: InQuiz & Pick<Player, 'name'> & { readonly teacher: number }
  readonly quiz_player: PlayerRow
  readonly quiz_anonymous_player: InQuiz & { readonly player: string; readonly joined_at: number }
  readonly quiz_answer: AnswerRow
  readonly quiz_first_vote: VoteRow
  readonly quiz_flag: FlagRow
  readonly quiz_hidden: InClass
  readonly quiz_pseudonym: PseudonymRow
  readonly class_teacher: InClass & Pick<Player, 'name'>
  readonly quiz_preset: { readonly class: string; readonly name: string; readonly preset: string }
}

interface InClass {
  readonly class: string
  readonly person: string
}

interface InQuiz extends InClass {
  readonly quiz: string
}

interface QuizRow {
  readonly id: string
  readonly room: string
  readonly class: string
  readonly phase: string
  readonly anonymous: number
  readonly in_scores: number
  readonly version: number
  readonly drawn: number
  readonly wakes_at: number | null
  readonly seen_at: number
  readonly opened_at: number
  readonly ended_at: number | null
  readonly delete_at: number | null
  readonly plan: string
  readonly state: string
}

export interface PlayerRow
  extends InQuiz, Pick<Player, 'name' | 'team' | 'alias' | 'missed' | 'points'> {
  readonly seated: number
}

export interface VoteRow extends InQuiz, Pick<GivenAnswer, 'round' | 'at' | 'took'> {
  readonly response: string
  readonly confidence: string | null
}

export interface AnswerRow extends VoteRow {
  readonly credit: number | null
  readonly points: number | null
}

export interface FlagRow extends InQuiz, Pick<GivenAnswer, 'round' | 'at'> {
  readonly id: string | null
  readonly pack: string
  readonly item: string
  readonly reason: string | null
  readonly words: string
  readonly name: string
  readonly closed_at: number | null
}

interface PseudonymRow extends InClass {
  readonly person_name: string
  readonly name: string
  readonly folded: string
}

/** Returns what an answer has where somebody said how sure they are. */
export function confidenceIn(stored: string | null): Pick<GivenAnswer, 'confidence'> {
  const confidence = readConfidence(stored ?? undefined)
  return confidence === undefined ? {} : { confidence }
}
