/** Writes and changes answers of many people in one transaction, each seeing what the one before it did. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import {
  type Answer,
  type WriteResult,
  judgeWriting,
  lateMs,
  opensOthers,
  stateWhenWritten,
} from '../../core/discussion/answer.ts'
import type { Discussion } from '../../core/discussion/discussion.ts'
import type { AnswerKey, NewAnswer } from '../../core/discussion/discussion-store.ts'
import { type Database, saveRows } from '../database.ts'
import { readErased } from './erased-answers.ts'
import {
  type AnswerRow,
  type AuthorRow,
  type DiscussionRow,
  type Handle,
  type TakenAwayRow,
  anonymousAuthor,
  answerId,
  discussionId,
  holdDiscussions,
  readAuthors,
  redraw,
  toAnswer,
  toDiscussion,
  unique,
} from './discussion-rows.ts'

export interface QueuedAnswer {
  readonly key: AnswerKey
  readonly answer: NewAnswer
}

export interface WrittenAnswer {
  readonly result: WriteResult
  readonly answer: Answer | undefined
}

/** Returns what became of each, in order; undefined for one whose discussion is not in its class. */
export async function writeAnswers(
  transaction: Handle,
  { now, engine }: { readonly now: number; readonly engine: Database['engine'] },
  queued: readonly QueuedAnswer[],
): Promise<readonly (WrittenAnswer | undefined)[]> {
  const keys = queued.map(({ key }) => key)
  const discussions = await holdDiscussions(transaction, engine, keys)
  const authors = new Map(await readAuthors(transaction, keys))
  const answers = await readAnswers(transaction, keys, authors)
  const newAuthors: AuthorRow[] = []
  const takenAway = await readTakenAway(transaction, keys, authors)
  const erased = await readErased(transaction, keys)
  const writtenAnew: TakenAwayRow[] = []
  const changed = new Map<string, AnswerRow>()
  const reworded = new Set<string>()
  const toRedraw = new Map<string, DiscussionRow>()

  function authorOf(row: DiscussionRow, key: AnswerKey): string {
    const known = authors.get(answerId(key))
    if (known !== undefined) return known
    if (toDiscussion(row).names !== 'anonymous') return key.person
    const author = anonymousAuthor(randomUUID())
    authors.set(answerId(key), author)
    const { schedule, date, class: className, person } = key
    newAuthors.push({
      schedule,
      date,
      class: className,
      person,
      author,
      until: row.closes_at + lateMs,
    })
    return author
  }

  const results = queued.map(({ key, answer }): WrittenAnswer | undefined => {
    const row = discussions.get(discussionId(key))
    if (row?.class !== key.class) return undefined
    const discussion = toDiscussion(row)
    const known = authors.get(answerId(key)) ?? key.person
    const before = answers.get(answerId({ ...key, person: known }))
    const state = before && toAnswer(before)
    const result = judgeWriting(discussion, state, now)
    if (result === 'closed' || result === 'over') return { result, answer: state }
    const author = authorOf(row, key)
    const isErased = before === undefined && erased.has(answerId(key))
    if (isErased) {
      const { schedule, date, class: className } = key
      writtenAnew.push({ schedule, date, class: className, person: author, at: now })
    }
    const isLookedAt = isErased || takenAway.has(answerId({ ...key, person: author }))
    const after = {
      ...(before ?? newRow(key, answer.id)),
      ...writtenColumns(discussion, answer),
      person: author,
      state: stateWhenWritten(state, {
        isHeld: discussion.isHeld || answer.hold === true || isLookedAt,
      }),
      at: before?.at ?? now,
      changed_at: now,
      late: result === 'late' ? 1 : (before?.late ?? 0),
    }
    answers.set(answerId({ ...key, person: author }), after)
    changed.set(after.id, after)
    if (before !== undefined && before.text !== after.text) reworded.add(after.id)
    if (isSeenElsewhere(before, after)) {
      toRedraw.set(discussionId(key), row)
    }
    return { result, answer: toAnswer(after) }
  })

  await saveRows(transaction, 'discussion_author', ['schedule', 'date', 'person'], newAuthors)
  await saveRows(transaction, 'discussion_taken_away', ['schedule', 'date', 'person'], writtenAnew)
  await saveRows(transaction, 'discussion_answer', ['id'], [...changed.values()])
  await forgetSaid(transaction, [...reworded])
  await redraw(transaction, now, [...toRedraw.values()])
  return results
}

/** What classmates said, and what a teacher chose for the class, was said of other words. */
async function forgetSaid(transaction: Handle, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await transaction
    .updateTable('discussion_reading')
    .set({ reaction: null })
    .where('answer', 'in', ids)
    .where('reaction', 'is not', null)
    .execute()
  await sql`delete from discussion_choice where answer in (${sql.join(ids)}) and posted_at is null`.execute(
    transaction,
  )
}

/** Whether the count of the post, or the end of the discussion, may show something else now. */
function isSeenElsewhere(before: AnswerRow | undefined, after: AnswerRow): boolean {
  return (
    before === undefined ||
    !opensOthers(toAnswer(before)) ||
    after.state !== before.state ||
    (before.may_show === 1 && (after.may_show === 0 || after.text !== before.text))
  )
}

/** Returns by `answerId` who deleted an answer that somebody had objected to. */
async function readTakenAway(
  transaction: Handle,
  keys: readonly AnswerKey[],
  authors: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const rows = await transaction
    .selectFrom('discussion_taken_away')
    .select(['schedule', 'date', 'person'])
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .where('person', 'in', unique([...keys.map(({ person }) => person), ...authors.values()]))
    .execute()
  return new Set(rows.map((row) => answerId(row)))
}

async function readAnswers(
  transaction: Handle,
  keys: readonly AnswerKey[],
  authors: ReadonlyMap<string, string>,
): Promise<Map<string, AnswerRow>> {
  const rows = await transaction
    .selectFrom('discussion_answer')
    .selectAll()
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .where('person', 'in', unique([...keys.map(({ person }) => person), ...authors.values()]))
    .execute()
  return new Map(rows.map((row) => [answerId(row), row]))
}

function writtenColumns({ names }: Discussion, answer: NewAnswer) {
  return {
    person_name: names === 'anonymous' ? '' : answer.name,
    text: answer.text,
    may_show: answer.mayBeShown === true ? 1 : 0,
    small_group: answer.group ?? null,
    role: answer.role ?? null,
  }
}

function newRow({ class: className, schedule, date }: AnswerKey, id: string) {
  return {
    id,
    class: className,
    schedule,
    date,
    shown: 0,
    waits: 0,
  }
}
