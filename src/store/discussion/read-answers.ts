/** Chooses which answers readers see, and remembers it, for many readers in one transaction. */
import { sql } from 'kysely'
import { hash53 } from '../../core/platform/hash53.ts'
import {
  AnswerState,
  answersPerPage,
  chooseAnswers,
  opensOthers,
} from '../../core/discussion/answer.ts'
import type { AnswerKey, ReadResult } from '../../core/discussion/discussion-store.ts'
import { type Database, saveRows } from '../database.ts'
import {
  type Handle,
  type ReadingRow,
  answerId,
  discussionId,
  holdDiscussions,
  reactionColumns,
  readAuthors,
  toAnswer,
  toDiscussion,
  toReaction,
  toReactions,
  unique,
} from './discussion-rows.ts'

export interface QueuedReading {
  readonly key: AnswerKey
  /** From 0. */
  readonly page: number
}

/** What a reader gets; its words are read afterwards. */
type Chosen =
  | Exclude<ReadResult, { kind: 'answers' }>
  | {
      readonly kind: 'ids'
      readonly ids: readonly string[]
      readonly page: number
      readonly hasMore: boolean
      readonly author: string
    }

export async function readAnswersOfOthers(
  transaction: Handle,
  { now, engine }: { readonly now: number; readonly engine: Database['engine'] },
  queued: readonly QueuedReading[],
): Promise<readonly (ReadResult | undefined)[]> {
  const keys = queued.map(({ key }) => key)
  const discussions = await holdDiscussions(transaction, engine, keys)
  const authors = await readAuthors(transaction, keys)
  const candidates = await readCandidates(transaction, keys)
  const readings = await readReadings(transaction, keys, authors)
  const added: ReadingRow[] = []
  const waiting = new Set<string>()
  const served = new Set<string>()

  const chosen = queued.map(({ key, page }): Chosen | undefined => {
    const row = discussions.get(discussionId(key))
    if (row?.class !== key.class) return undefined
    const { minimum } = toDiscussion(row)
    const author = authors.get(answerId(key)) ?? key.person
    const all = candidates.get(discussionId(key)) ?? []
    const own = all.find((each) => each.author === author)
    if (own === undefined || !opensOthers(own)) return { kind: 'write-first' }
    const shownOthers = all.filter((each) => each.state === 'shown' && each !== own)
    const ownReadings = readings.get(answerId({ ...key, person: author })) ?? []
    const had = ownReadings.filter((each) => shownOthers.some(({ id }) => id === each.answer))
    // Whoever has read some goes on reading them, also where others were deleted.
    if (had.length === 0 && shownOthers.length < minimum) {
      waiting.add(own.id)
      return { kind: 'waiting', missing: minimum - shownOthers.length }
    }
    const at = Math.max(0, Math.min(page, Math.floor(had.length / answersPerPage)))
    const missing = (at + 1) * answersPerPage - had.length
    const seen = new Set(ownReadings.map(({ answer }) => answer))
    const { group } = own
    const next = chooseAnswers(all, { author, seen, count: Math.max(0, missing), group }, hash53)
    let number = ownReadings.at(-1)?.number ?? 0
    const fresh = next.map((each) => {
      each.shown += 1
      number += 1
      const { schedule, date, class: className } = key
      return {
        answer: each.id,
        class: className,
        schedule,
        date,
        person: author,
        number,
        reaction: null,
        at: now,
      }
    })
    added.push(...fresh)
    if (own.waits === 1) served.add(own.id)
    const after = [...ownReadings, ...fresh]
    readings.set(answerId({ ...key, person: author }), after)
    const shown = [...had, ...fresh]
    // The last page may have become empty because answers were taken away.
    const from = Math.min(at, Math.max(0, Math.ceil(shown.length / answersPerPage) - 1))
    const ids = shown
      .slice(from * answersPerPage, (from + 1) * answersPerPage)
      .map(({ answer }) => answer)
    const hasMore = shown.length > (from + 1) * answersPerPage || shownOthers.length > shown.length
    return { kind: 'ids', ids, page: from, hasMore, author }
  })

  await saveRows(transaction, 'discussion_reading', ['answer', 'person'], added)
  await countShown(transaction, added)
  await setWaits(transaction, 1, waiting)
  // Whoever found them without a message needs none.
  await setWaits(transaction, 0, served)
  return withWords(transaction, chosen)
}

async function readCandidates(transaction: Handle, keys: readonly AnswerKey[]) {
  const rows = await transaction
    .selectFrom('discussion_answer')
    .select([
      'id',
      'schedule',
      'date',
      'person as author',
      'state',
      'shown',
      'waits',
      'small_group as group',
    ])
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .execute()
  const read = rows.map((row) => ({ ...row, state: AnswerState.catch('held').parse(row.state) }))
  return Map.groupBy(read, (row) => discussionId(row))
}

async function readReadings(
  transaction: Handle,
  keys: readonly AnswerKey[],
  authors: ReadonlyMap<string, string>,
): Promise<Map<string, readonly ReadingRow[]>> {
  const rows = await transaction
    .selectFrom('discussion_reading')
    .selectAll()
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .where('person', 'in', unique([...keys.map(({ person }) => person), ...authors.values()]))
    .orderBy('number')
    .execute()
  return Map.groupBy(rows, (row) => answerId(row))
}

async function setWaits(
  transaction: Handle,
  waits: 0 | 1,
  answers: ReadonlySet<string>,
): Promise<void> {
  if (answers.size === 0) return
  await transaction
    .updateTable('discussion_answer')
    .set({ waits })
    .where('id', 'in', [...answers])
    .execute()
}

/** One statement for each number of times, of which there are few. */
async function countShown(transaction: Handle, added: readonly ReadingRow[]): Promise<void> {
  const times = Map.groupBy(
    Map.groupBy(added, ({ answer }) => answer),
    ([, rows]) => rows.length,
  )
  for (const [count, answers] of times) {
    await transaction
      .updateTable('discussion_answer')
      .set({ shown: sql<number>`shown + ${sql.lit(count)}` })
      .where(
        'id',
        'in',
        answers.map(([id]) => id),
      )
      .execute()
  }
}

async function withWords(
  transaction: Handle,
  chosen: readonly (Chosen | undefined)[],
): Promise<readonly (ReadResult | undefined)[]> {
  const ids = unique(chosen.flatMap((each) => (each?.kind === 'ids' ? each.ids : [])))
  if (ids.length === 0) return chosen.map((each) => toResult(each, () => undefined))
  const rows = await transaction
    .selectFrom('discussion_answer')
    .leftJoin('quiz_pseudonym', (join) =>
      join
        .onRef('quiz_pseudonym.class', '=', 'discussion_answer.class')
        .onRef('quiz_pseudonym.person', '=', 'discussion_answer.person'),
    )
    .selectAll('discussion_answer')
    .select('quiz_pseudonym.name as pseudonym')
    .select((row) => reactionColumns(row as never))
    .where('discussion_answer.id', 'in', ids)
    .execute()
  const said = await transaction
    .selectFrom('discussion_reading')
    .select(['answer', 'person', 'reaction'])
    .where('answer', 'in', ids)
    .where(
      'person',
      'in',
      chosen.flatMap((each) => (each?.kind === 'ids' ? [each.author] : [])),
    )
    .execute()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const reactions = new Map(said.map((each) => [`${each.answer}\n${each.person}`, each.reaction]))
  return chosen.map((each) =>
    toResult(each, (id, author) => {
      const row = byId.get(id)
      if (row === undefined) return undefined
      const reaction = toReaction(reactions.get(`${id}\n${author}`) ?? null)
      return { ...toAnswer(row, row.pseudonym), reaction, reactions: toReactions(row) }
    }),
  )
}

type ReadAnswer = Extract<ReadResult, { kind: 'answers' }>['answers'][number]

function toResult(
  chosen: Chosen | undefined,
  wordsOf: (id: string, author: string) => ReadAnswer | undefined,
): ReadResult | undefined {
  if (chosen?.kind !== 'ids') return chosen
  const { ids, page, hasMore, author } = chosen
  const answers = ids.flatMap((id) => wordsOf(id, author) ?? [])
  return { kind: 'answers', answers, page, hasMore }
}
