/** The rows of discussions and answers, and what they mean. */
import { type ExpressionBuilder, type Transaction, sql } from 'kysely'
import {
  type Answer,
  AnswerState,
  NamesShown,
  Reaction,
  type ReactionCounts,
} from '../../core/discussion/answer.ts'
import type { AnswerCounts, Discussion, DiscussionKey } from '../../core/discussion/discussion.ts'
import type { AnswerKey } from '../../core/discussion/discussion-store.ts'
import type { DeliveryRow } from '../daily/daily-rows.ts'
import { type Database, holdRows } from '../database.ts'

export interface DiscussionTables {
  readonly discussion: DiscussionRow
  readonly discussion_answer: AnswerRow
  readonly discussion_reading: ReadingRow
  readonly discussion_author: AuthorRow
  readonly discussion_taken_away: TakenAwayRow
  readonly discussion_erased: ErasedRow
  readonly discussion_report: { readonly answer: string }
  readonly daily_post: DeliveryRow
  readonly quiz_pseudonym: {
    readonly class: string
    readonly person: string
    readonly name: string
  }
}

export interface DiscussionRow {
  readonly schedule: string
  readonly date: string
  readonly class: string
  readonly room: string
  readonly item: string
  readonly prompt: string
  readonly names: string
  readonly minimum: number
  readonly hold: number
  readonly zone: string
  readonly opened_at: number
  readonly closes_at: number
  readonly post: string
  readonly version: number
  readonly redraw_at: number | null
}

export interface AnswerRow {
  readonly id: string
  readonly class: string
  readonly schedule: string
  readonly date: string
  readonly person: string
  readonly person_name: string
  readonly text: string
  readonly state: string
  readonly at: number
  readonly changed_at: number
  readonly late: number
  readonly small_group: string | null
  readonly role: string | null
  readonly shown: number
  readonly waits: number
  readonly may_show: number
}

export interface ReadingRow {
  readonly answer: string
  readonly class: string
  readonly schedule: string
  readonly date: string
  readonly person: string
  readonly number: number
  readonly reaction: string | null
  readonly at: number
}

export interface AuthorRow {
  readonly schedule: string
  readonly date: string
  readonly class: string
  readonly person: string
  readonly author: string
  readonly until: number
}

/** Somebody deleted an answer that was taken away or reported. */
export interface TakenAwayRow {
  readonly schedule: string
  readonly date: string
  readonly class: string
  readonly person: string
  readonly at: number
}

/** Somebody whose answer was objected to had all their data deleted. */
export interface ErasedRow {
  readonly schedule: string
  readonly date: string
  readonly class: string
  readonly mark: string
  readonly until: number
}

export type Handle = Transaction<DiscussionTables>

/** Begins the random id that stands for a person whose answers are anonymous. */
const anonymousPrefix = 'anonymous:'

export function anonymousAuthor(random: string): string {
  return `${anonymousPrefix}${random}`
}

/** What every statement that reads a discussion selects. */
export const discussionColumns = [
  'discussion.schedule',
  'discussion.date',
  'discussion.class',
  'discussion.room',
  'discussion.item',
  'discussion.prompt',
  'discussion.names',
  'discussion.minimum',
  'discussion.hold',
  'discussion.zone',
  'discussion.opened_at',
  'discussion.closes_at',
] as const

export function toDiscussion(
  row: Omit<DiscussionRow, 'post' | 'version' | 'redraw_at'>,
): Discussion {
  return {
    schedule: row.schedule,
    date: row.date,
    class: row.class,
    room: row.room,
    item: row.item,
    prompt: row.prompt,
    // What another version wrote promises at least as much.
    names: NamesShown.catch('anonymous').parse(row.names),
    minimum: row.minimum,
    isHeld: row.hold === 1,
    zone: row.zone,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
  }
}

/** Names the writer only where that was not promised otherwise. */
export function toAnswer(row: AnswerRow, pseudonym?: string | null): Answer {
  const isAnonymous = row.person.startsWith(anonymousPrefix)
  return {
    id: row.id,
    class: row.class,
    schedule: row.schedule,
    date: row.date,
    person: isAnonymous ? null : row.person,
    name: isAnonymous ? '' : row.person_name,
    ...(pseudonym === null || pseudonym === undefined || isAnonymous ? {} : { pseudonym }),
    text: row.text,
    at: row.at,
    changedAt: row.changed_at,
    // What another version wrote is shown to nobody.
    state: AnswerState.catch('held').parse(row.state),
    isLate: row.late === 1,
    mayBeShown: row.may_show === 1,
    ...(row.small_group === null ? {} : { group: row.small_group }),
    ...(row.role === null ? {} : { role: row.role }),
  }
}

export function toReaction(stored: string | null): Reaction | undefined {
  return Reaction.safeParse(stored).data
}

/** Sub-selects for how often readers have said what of an answer. */
export function reactionColumns(row: ExpressionBuilder<DiscussionTables, 'discussion_answer'>) {
  return Reaction.options.map((reaction) =>
    row
      .selectFrom('discussion_reading')
      .select((own) => own.fn.countAll<number>().as('count'))
      .whereRef('discussion_reading.answer', '=', 'discussion_answer.id')
      .where('discussion_reading.reaction', '=', reaction)
      .as(reaction),
  )
}

export function toReactions(row: Readonly<Partial<Record<Reaction, unknown>>>): ReactionCounts {
  return {
    agree: Number(row.agree ?? 0),
    adds: Number(row.adds ?? 0),
    differs: Number(row.differs ?? 0),
  }
}

/** Sub-selects for how many have answered a discussion. */
export function countColumns(row: ExpressionBuilder<DiscussionTables, 'discussion'>) {
  const answers = row
    .selectFrom('discussion_answer')
    .whereRef('discussion_answer.schedule', '=', 'discussion.schedule')
    .whereRef('discussion_answer.date', '=', 'discussion.date')
    .select((own) => own.fn.countAll<number>().as('count'))
  return [
    answers.where('discussion_answer.state', 'in', ['shown', 'held']).as('answered'),
    answers.where('discussion_answer.state', '=', 'held').as('held'),
    answers
      .where('discussion_answer.state', 'in', ['shown', 'held'])
      .where('discussion_answer.late', '=', 1)
      .as('late'),
  ]
}

export function toCounts(
  row: Readonly<Partial<Record<keyof AnswerCounts, unknown>>>,
): AnswerCounts {
  return {
    answered: Number(row.answered ?? 0),
    held: Number(row.held ?? 0),
    late: Number(row.late ?? 0),
  }
}

export function discussionId({ schedule, date }: Pick<DiscussionKey, 'schedule' | 'date'>): string {
  return `${schedule}\n${date}`
}

export function answerId(key: Pick<AnswerKey, 'schedule' | 'date' | 'person'>): string {
  return `${discussionId(key)}\n${key.person}`
}

/** Returns these discussions by `discussionId`, holding them: whoever does is the only one who changes their answers. */
export async function holdDiscussions(
  transaction: Handle,
  engine: Database['engine'],
  keys: readonly DiscussionKey[],
): Promise<ReadonlyMap<string, DiscussionRow>> {
  const found = transaction
    .selectFrom('discussion')
    .selectAll()
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .orderBy('schedule')
    .orderBy('date')
  const rows = await holdRows(engine, found).execute()
  return new Map(rows.map((row) => [discussionId(row), row]))
}

/** Returns under which ids people write in these discussions, by `answerId`; theirs alone where nothing else is promised. */
export async function readAuthors(
  transaction: Handle,
  keys: readonly AnswerKey[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction
    .selectFrom('discussion_author')
    .select(['schedule', 'date', 'person', 'author'])
    .where('schedule', 'in', unique(keys.map(({ schedule }) => schedule)))
    .where('date', 'in', unique(keys.map(({ date }) => date)))
    .where('person', 'in', unique(keys.map(({ person }) => person)))
    .execute()
  return new Map(rows.map((row) => [answerId(row), row.author]))
}

/** Discord lets a bot edit a message of more than an hour only so often, and later answers come one by one. Milliseconds. */
const freshMs = 3_600_000
const maxWaitMs = 60_000

/** Has the post drawn again, at once or within a minute where it is old; one that waits for its turn already keeps it. */
export async function redraw(
  transaction: Handle,
  now: number,
  keys: readonly Pick<DiscussionKey, 'schedule' | 'date'>[],
): Promise<void> {
  const due = sql<number>`cast(${now} as bigint) + case when opened_at < ${now - freshMs} then ${sql.lit(maxWaitMs)} else 0 end`
  for (const { schedule, date } of keys) {
    await transaction
      .updateTable('discussion')
      .set({
        version: sql<number>`version + 1`,
        redraw_at: sql<number>`case when redraw_at < ${due} then redraw_at else ${due} end`,
      })
      .where('schedule', '=', schedule)
      .where('date', '=', date)
      .execute()
  }
}

export function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)]
}
