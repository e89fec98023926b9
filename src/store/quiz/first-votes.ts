/** Reads and writes the first votes on a question, which stand apart from the answers that count. */
import { QuizAnswer } from '../../core/quiz/kinds/kind.ts'
import { type GivenAnswer, type Quiz, isFirstVote } from '../../core/quiz/quiz.ts'
import type { RoundVote } from '../../core/quiz/vote-shift.ts'
import { saveRows } from '../database.ts'
import { parseStored } from '../parse-stored.ts'
import { type Handle, type VoteRow, confidenceIn } from './quiz-rows.ts'

/** Where the votes of a quiz are stored: those that are open in a first vote are not answers yet. */
export function splitVotes(quiz: Quiz): {
  readonly first: readonly GivenAnswer[]
  readonly answers: readonly GivenAnswer[]
} {
  return isFirstVote(quiz.state)
    ? { first: quiz.answers, answers: [] }
    : { first: quiz.firstVotes, answers: quiz.answers }
}

export async function loadFirstVotes(
  handle: Handle,
  id: string,
  round: number,
): Promise<readonly GivenAnswer[]> {
  const rows = await handle
    .selectFrom('quiz_first_vote')
    // Named one by one: those that a newer version adds are not among the columns of answers, which votes may become.
    .select(['person', 'round', 'at', 'took', 'confidence', 'response'])
    .where('quiz', '=', id)
    .where('round', '=', round)
    .orderBy('person')
    .execute()
  return rows.flatMap(({ response: stored, confidence, ...row }): GivenAnswer[] => {
    const response = parseStored(QuizAnswer, stored)
    return response === undefined
      ? []
      : [{ ...row, ...confidenceIn(confidence), response, score: null }]
  })
}

/** Returns the first votes of closed rounds, which are those before `rounds`. */
export async function readFirstVotes(
  handle: Handle,
  id: string,
  rounds: number,
): Promise<readonly RoundVote[]> {
  const rows = await handle
    .selectFrom('quiz_first_vote')
    .select(['person', 'round', 'response', 'confidence', 'took'])
    .where('quiz', '=', id)
    .where('round', '<', rounds)
    .orderBy('round')
    .orderBy('person')
    .execute()
  return rows.flatMap(({ response: stored, confidence, ...vote }) => {
    const response = parseStored(QuizAnswer, stored)
    return response === undefined ? [] : [{ ...vote, ...confidenceIn(confidence), response }]
  })
}

/** Writes what changed. Where nobody talked, the votes have become answers, and stand in no second place. */
export async function saveFirstVotes(handle: Handle, before: Quiz, after: Quiz): Promise<void> {
  const known = splitVotes(before).first
  const { first } = splitVotes(after)
  const isSameRound =
    !('round' in before.state && 'round' in after.state) || before.state.round === after.state.round
  if (known.length > 0 && first.length === 0 && 'round' in before.state && isSameRound) {
    await handle
      .deleteFrom('quiz_first_vote')
      .where('quiz', '=', after.plan.id)
      .where('round', '=', before.state.round)
      .execute()
  }
  const { id, class: className } = after.plan
  const changed = new Set(first).difference(new Set(known))
  const rows = [...changed].map(({ response, confidence, score: _score, ...vote }): VoteRow => ({
    ...vote,
    confidence: confidence ?? null,
    quiz: id,
    class: className,
    response: JSON.stringify(response),
  }))
  await saveRows(handle, 'quiz_first_vote', ['quiz', 'round', 'person'], rows)
}
