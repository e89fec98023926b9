/** The rows of quizzes, and how they are written and read. */
import type { Kysely, Transaction } from 'kysely'
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import type { GivenAnswer, Player, QuizPlan } from '../../core/quiz/quiz.ts'

/** Rows a statement; the engines bound the number of values in one. */
const maxRowsPerStatement = 500

export interface QuizTables {
  readonly quiz: QuizRow
  readonly quiz_host: HostRow
  readonly quiz_player: PlayerRow
  readonly quiz_answer: AnswerRow
  readonly quiz_flag: FlagRow
  readonly quiz_hidden: { readonly class: string; readonly person: string }
  readonly quiz_pseudonym: PseudonymRow
  readonly quiz_preset: { readonly class: string; readonly name: string; readonly preset: string }
}

interface HostRow {
  readonly quiz: string
  readonly class: string
  readonly person: string
  readonly name: string
}

interface PseudonymRow {
  readonly class: string
  readonly person: string
  readonly person_name: string
  readonly name: string
  readonly folded: string
}

interface FlagRow {
  readonly quiz: string
  readonly class: string
  readonly round: number
  readonly person: string
}

interface QuizRow {
  readonly id: string
  readonly room: string
  readonly class: string
  readonly phase: string
  readonly anonymous: number
  readonly version: number
  readonly drawn: number
  readonly wakes_at: number | null
  readonly seen_at: number
  readonly opened_at: number
  readonly ended_at: number | null
  readonly plan: string
  readonly state: string
}

interface PlayerRow {
  readonly quiz: string
  readonly class: string
  readonly person: string
  readonly name: string
  readonly team: number | null
  readonly alias: string | null
  readonly seated: number
  readonly points: number
}

interface AnswerRow {
  readonly quiz: string
  readonly class: string
  readonly round: number
  readonly person: string
  readonly response: string
  readonly at: number
  readonly took: number
  readonly credit: number | null
  readonly points: number | null
}

export type Handle = Kysely<QuizTables> | Transaction<QuizTables>

export async function writePlayers(handle: Handle, rows: readonly PlayerRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += maxRowsPerStatement) {
    await handle
      .insertInto('quiz_player')
      .values(rows.slice(from, from + maxRowsPerStatement))
      .onConflict((conflict) =>
        conflict.columns(['quiz', 'person']).doUpdateSet((given) => ({
          name: given.ref('excluded.name'),
          team: given.ref('excluded.team'),
          alias: given.ref('excluded.alias'),
          seated: given.ref('excluded.seated'),
          points: given.ref('excluded.points'),
        })),
      )
      .execute()
  }
}

export async function writeAnswers(handle: Handle, rows: readonly AnswerRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += maxRowsPerStatement) {
    await handle
      .insertInto('quiz_answer')
      .values(rows.slice(from, from + maxRowsPerStatement))
      .onConflict((conflict) =>
        conflict.columns(['quiz', 'round', 'person']).doUpdateSet((given) => ({
          response: given.ref('excluded.response'),
          at: given.ref('excluded.at'),
          took: given.ref('excluded.took'),
          credit: given.ref('excluded.credit'),
          points: given.ref('excluded.points'),
        })),
      )
      .execute()
  }
}

export function playerRow(plan: QuizPlan, player: Player): PlayerRow {
  const { person, name, team, alias, seated, points } = player
  return {
    quiz: plan.id,
    class: plan.class,
    person,
    name,
    team,
    alias,
    seated: seated ? 1 : 0,
    points,
  }
}

/** A player's row with what she has chosen for all quizzes of the class. */
interface JoinedPlayerRow extends PlayerRow {
  readonly hidden: number
  readonly pseudonym: string | null
}

export function playerFromRow(row: JoinedPlayerRow): Player {
  const { person, name, team, alias, pseudonym, points } = row
  return {
    person,
    name,
    team,
    alias,
    pseudonym,
    points,
    seated: row.seated === 1,
    hidden: row.hidden === 1,
  }
}

export function answerRow(plan: QuizPlan, answer: GivenAnswer): AnswerRow {
  const { round, person, response, at, took, score } = answer
  return {
    quiz: plan.id,
    class: plan.class,
    round,
    person,
    response: JSON.stringify(response),
    at,
    took,
    credit: score?.credit ?? null,
    points: score?.points ?? null,
  }
}

export function answerFromRow(row: AnswerRow): GivenAnswer {
  const { person, round, at, took, credit, points } = row
  return {
    person,
    round,
    at,
    took,
    response: QuizAnswer.parse(JSON.parse(row.response)),
    score: credit === null || points === null ? null : { credit, points },
  }
}
