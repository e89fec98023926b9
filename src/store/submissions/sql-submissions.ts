/** Quiz questions that students wrote, in the database. */
import { type Expression, type RawBuilder, type Selectable, type Transaction, sql } from 'kysely'
import {
  type ExpectedSubmission,
  type NewSubmission,
  type Submission,
  type SubmissionState,
  type SubmissionStore,
  WrittenQuestion,
  claimMs,
  maxOpenSubmissions,
  openStates,
  submissionStates,
} from '../../core/submissions/submission.ts'
import { type Database, hasChanged } from '../database.ts'
import { parseStored } from '../parse-stored.ts'

interface SubmissionTables {
  readonly submission: {
    readonly class: string
    readonly id: string
    readonly pack: string
    readonly person: string
    readonly person_name: string
    readonly question: string
    readonly signature: string | null
    readonly state: string
    readonly word: string
    readonly decided_by: string | null
    readonly version: number
    readonly created_at: number
    readonly changed_at: number
  }
  readonly class_teacher: { readonly class: string; readonly person: string; readonly name: string }
}

type Row = Selectable<SubmissionTables['submission']> & { readonly decided_name: string | null }

/** Of what one person has sent, at most so many that are closed are kept. */
const maxClosedPerPerson = 50

export function createSubmissionStore(database: Database): SubmissionStore {
  const tables = database.tables<SubmissionTables>()

  /** The state as it counts: a claim that was cut off is none. */
  function currentState(): RawBuilder<SubmissionState> {
    return sql<SubmissionState>`case when submission.state = 'taking'
      and submission.changed_at < ${database.now()} - ${claimMs} then 'waiting' else submission.state end`
  }

  function isExpected(
    className: string,
    { id, states, version, person }: ExpectedSubmission,
  ): RawBuilder<boolean> {
    const tests = [
      sql`class = ${className} and id = ${id} and ${currentState()} in (${sql.join(states)})`,
      ...(version === undefined ? [] : [sql`version = ${version}`]),
      ...(person === undefined ? [] : [sql`person = ${person}`]),
    ]
    return sql<boolean>`(${sql.join(tests, sql` and `)})`
  }

  function select() {
    return tables
      .selectFrom('submission')
      .leftJoin('class_teacher', (join) =>
        join
          .onRef('class_teacher.class', '=', 'submission.class')
          .onRef('class_teacher.person', '=', 'submission.decided_by'),
      )
      .selectAll('submission')
      .select(['class_teacher.name as decided_name', currentState().as('state')])
      .orderBy('submission.created_at')
      .orderBy('submission.id')
  }

  return {
    create: (className, submission) =>
      tables
        .transaction()
        .execute((transaction) => insertDraft(transaction, database.now(), className, submission)),
    async find(className, id) {
      const row = await select()
        .where('submission.class', '=', className)
        .where('submission.id', '=', id)
        .executeTakeFirst()
      return row && toSubmission(row)
    },
    async listOf(className, person) {
      const rows = await select()
        .where('submission.class', '=', className)
        .where('submission.person', '=', person)
        .execute()
      return toSubmissions(rows).toReversed()
    },
    async listWaiting(className) {
      const rows = await select()
        .where('submission.class', '=', className)
        .where(currentState(), '=', 'waiting')
        .execute()
      return toSubmissions(rows)
    },
    change(className, expected, { question, decidedBy, ...change }) {
      const update = tables
        .updateTable('submission')
        .set((row) => ({
          ...change,
          ...('signature' in change ? { signature: change.signature ?? null } : {}),
          ...(question === undefined ? {} : { question: JSON.stringify(question) }),
          // The words of another teacher do not stay under the name of this one.
          ...(decidedBy === undefined ? {} : { decided_by: decidedBy, word: change.word ?? '' }),
          version: row('version', '+', 1),
          changed_at: database.now(),
        }))
        .where(isExpected(className, expected))
      return hasChanged(update)
    },
    remove: (className, expected) =>
      hasChanged(tables.deleteFrom('submission').where(isExpected(className, expected))),
  }
}

/** Returns whose limit is reached, if one is. What is closed for good makes room for what is new. */
async function insertDraft(
  handle: Transaction<SubmissionTables>,
  now: Expression<number>,
  className: string,
  { id, pack, by, question }: NewSubmission,
): Promise<'created' | 'person' | 'class'> {
  const open = await handle
    .selectFrom('submission')
    .select('person')
    .where('class', '=', className)
    .where('state', 'in', openStates)
    .execute()
  const own = open.filter(({ person }) => person === by.id)
  if (own.length >= maxOpenSubmissions.person) return 'person'
  if (open.length >= maxOpenSubmissions.class) return 'class'
  const closed = await handle
    .selectFrom('submission')
    .select('id')
    .where('class', '=', className)
    .where('person', '=', by.id)
    .where('state', 'in', ['declined', 'withdrawn'])
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .execute()
  const tooMany = closed.slice(maxClosedPerPerson).map((row) => row.id)
  if (tooMany.length > 0) {
    await handle
      .deleteFrom('submission')
      .where('class', '=', className)
      .where('id', 'in', tooMany)
      .execute()
  }
  const written = { question: JSON.stringify(question), signature: null, word: '' }
  const times = { version: 1, created_at: now, changed_at: now }
  const writer = { person: by.id, person_name: by.name, decided_by: null }
  await handle
    .insertInto('submission')
    .values({ class: className, id, pack, ...writer, ...written, state: 'draft', ...times })
    .execute()
  return 'created'
}

function toSubmissions(rows: readonly Row[]): readonly Submission[] {
  return rows.flatMap((row) => toSubmission(row) ?? [])
}

/** Returns undefined for a row that another version wrote. */
function toSubmission(row: Row): Submission | undefined {
  const question = parseStored(WrittenQuestion, row.question)
  const state = submissionStates.find((each) => each === row.state)
  if (question === undefined || state === undefined) return undefined
  const { id, pack, person, person_name, signature, word, version, changed_at } = row
  const decider = row.decided_by
  return {
    id,
    pack,
    by: { id: person, name: person_name },
    question,
    signature: signature ?? undefined,
    state,
    word,
    decidedBy:
      decider === null
        ? undefined
        : { id: decider, name: row.decided_name?.split('\n')[0] || undefined },
    version,
    changedAt: changed_at,
  }
}
