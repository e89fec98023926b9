/** Writes what updates changed in running quizzes, several with the same few statements. */
import { type GivenAnswer, type Player, type Quiz, wakesAt } from '../../core/quiz/quiz.ts'
import { saveRows } from '../database.ts'
import { saveFirstVotes, splitVotes } from './first-votes.ts'
import type { ReadQuiz } from '../../core/quiz/quiz-store.ts'
import type { AnswerRow, Handle, PlayerRow } from './quiz-rows.ts'

interface QuizChange {
  readonly before: ReadQuiz
  readonly after: Quiz
}

/** Writes what changed. Returns the versions by quiz, which grow with a change of state; throws where another process was quicker. */
export async function saveQuizzes(
  handle: Handle,
  changes: readonly QuizChange[],
): Promise<ReadonlyMap<string, number>> {
  for (const change of changes) await deletePlayers(handle, change)
  await savePlayers(handle, changes.flatMap(changedPlayers))
  await saveRows(
    handle,
    'quiz_answer',
    ['quiz', 'round', 'person'],
    changes.flatMap(changedAnswers),
  )
  const versions = new Map<string, number>()
  for (const change of changes) {
    versions.set(change.after.plan.id, await saveState(handle, change))
  }
  return versions
}

/** Writes what no other quiz can share a statement for. Returns the version. */
async function saveState(handle: Handle, { before, after }: QuizChange): Promise<number> {
  const { id } = after.plan
  if (after.plan.settings.mode === 'peer') await saveFirstVotes(handle, before.quiz, after)
  const isHostSame = after.host === before.quiz.host
  if (!isHostSame) await saveHost(handle, after)
  if (after.state === before.quiz.state && isHostSame) return before.version
  const version = before.version + 1
  const { numUpdatedRows } = await handle
    .updateTable('quiz')
    .set({
      version,
      phase: after.state.phase,
      wakes_at: wakesAt(after.state) ?? null,
      seen_at: before.now,
      ended_at: 'endedAt' in after.state ? after.state.endedAt : null,
      state: JSON.stringify(after.state),
    })
    .where('id', '=', id)
    .where('version', '=', before.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Error(`Another process changed the quiz ${id} first.`)
  return version
}

export async function saveHost(handle: Handle, { plan, host }: Quiz): Promise<void> {
  if (host === null) return
  const { id: person, name, isTeacher } = host
  const row = { quiz: plan.id, class: plan.class, person, name, teacher: isTeacher ? 1 : 0 }
  await saveRows(handle, 'quiz_host', ['quiz'], [row])
}

/** Deletes those who have left before the start. */
async function deletePlayers(handle: Handle, { before, after }: QuizChange): Promise<void> {
  const remaining = new Set(after.players.map(({ person }) => person))
  const gone = before.quiz.players
    .map(({ person }) => person)
    .filter((each) => !remaining.has(each))
  if (gone.length === 0) return
  await handle
    .deleteFrom('quiz_player')
    .where('quiz', '=', after.plan.id)
    .where('person', 'in', gone)
    .execute()
}

function changedPlayers({ before, after }: QuizChange): readonly PlayerRow[] {
  const changed = new Set(after.players).difference(new Set(before.quiz.players))
  return playerRows(after, [...changed])
}

export function playerRows({ plan }: Quiz, players: readonly Player[]): readonly PlayerRow[] {
  return players.map(({ person, name, team, alias, seated, missed, points }) => ({
    quiz: plan.id,
    class: plan.class,
    person,
    name,
    team,
    alias,
    seated: seated ? 1 : 0,
    missed,
    points,
  }))
}

export function savePlayers(handle: Handle, rows: readonly PlayerRow[]): Promise<void> {
  return saveRows(handle, 'quiz_player', ['quiz', 'person'], rows)
}

function changedAnswers({ before, after }: QuizChange): readonly AnswerRow[] {
  const answered: readonly GivenAnswer[] = splitVotes(before.quiz).answers
  const changed = new Set(splitVotes(after).answers).difference(new Set(answered))
  return [...changed].map(({ response, confidence, score, ...answer }) => ({
    ...answer,
    confidence: confidence ?? null,
    quiz: after.plan.id,
    class: after.plan.class,
    response: JSON.stringify(response),
    credit: score?.credit ?? null,
    points: score?.points ?? null,
  }))
}
