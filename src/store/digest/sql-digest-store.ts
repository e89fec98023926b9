/** Digests of teachers in the database, a row for each teacher of a class. */
import { onPlatforms } from '../platform/on-platforms.ts'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type Digest, DigestOutcome, DigestPlan } from '../../core/digest/digest.ts'
import type { DigestInput, DigestStore } from '../../core/digest/digest-store.ts'
import { dayMs } from '../../core/platform/clock.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { type Database, hasChanged } from '../database.ts'
import { parseStored } from '../parse-stored.ts'

interface DigestRow {
  readonly id: string
  readonly class: string
  readonly person: string
  readonly platform: PlatformName
  readonly room: string
  readonly allows_mature: number
  readonly plan: string
  readonly next_date: string | null
  readonly next_at: number | null
  readonly begun_date: string | null
  readonly outcome: string
  readonly failures: number
  readonly told_until: number
  readonly seen_at: number
  readonly version: number
}

interface DigestTables {
  readonly digest: DigestRow
}

export function createDigestStore(database: Database): DigestStore {
  const tables = database.tables<DigestTables>()

  async function find(className: string, person: string): Promise<Digest | undefined> {
    const row = await tables
      .selectFrom('digest')
      .selectAll()
      .where((where) => where.and({ class: className, person }))
      .executeTakeFirst()
    return row && toDigest(row)
  }

  return {
    find,
    async list(person) {
      const rows = await tables
        .selectFrom('digest')
        .selectAll()
        .where('person', '=', person)
        .orderBy('class')
        .execute()
      return rows.flatMap((row) => toDigest(row) ?? [])
    },
    async owners(className) {
      const rows = await tables
        .selectFrom('digest')
        .select('person')
        .where('class', '=', className)
        .execute()
      return rows.map(({ person }) => person)
    },
    async save(input) {
      await saveDigest(tables, input)
      const saved = await find(input.room.class, input.person)
      if (saved === undefined) throw new Error('A digest in the database cannot be read.')
      return saved
    },
    remove: (className, person) =>
      hasChanged(
        tables.deleteFrom('digest').where((where) => where.and({ class: className, person })),
      ),
    async forgetClass(className) {
      await tables.deleteFrom('digest').where('class', '=', className).execute()
    },
    async markSeen(className, person, at) {
      await tables
        .updateTable('digest')
        .set({ seen_at: at })
        .where((where) => where.and({ class: className, person }))
        .where('seen_at', '<', at)
        .execute()
    },
    async listDue({ now, limit, platforms }) {
      const rows = await tables
        .selectFrom('digest')
        .selectAll()
        .where('next_at', '<=', now)
        .where(onPlatforms('class', platforms))
        .orderBy('next_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.flatMap((row) => toDigest(row) ?? [])
    },
    ...createDigestTurns(tables),
  }
}

async function saveDigest(
  tables: Kysely<DigestTables>,
  { id, person, room, plan, next, at }: DigestInput,
): Promise<void> {
  const columns = {
    platform: room.platform,
    room: room.id,
    allows_mature: Number(room.allowsMature),
    plan: JSON.stringify(plan),
    next_date: next?.date ?? null,
    next_at: next?.at ?? null,
    failures: 0,
    seen_at: at,
  }
  await tables
    .insertInto('digest')
    .values({
      ...columns,
      id,
      class: room.class,
      person,
      begun_date: null,
      outcome: 'none',
      // The first one tells of the day before.
      told_until: at - dayMs,
      version: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['class', 'person'])
        .doUpdateSet({ ...columns, version: sql<number>`digest.version + 1` }),
    )
    .execute()
}

/** What the one process does that sends a digest. */
function createDigestTurns(
  tables: Kysely<DigestTables>,
): Pick<DigestStore, 'postpone' | 'pass' | 'begin' | 'end'> {
  /** Changes a row that nobody has changed since it was read. */
  function change({ id, version }: Digest, columns: Partial<DigestRow>): Promise<boolean> {
    return hasChanged(
      tables
        .updateTable('digest')
        .set({ ...columns, version: version + 1 })
        .where((where) => where.and({ id, version })),
    )
  }

  /** What its teacher has changed since it was begun stays. */
  async function writeEnd(
    { id, begunDate }: Digest,
    columns: { readonly [Name in keyof DigestRow]?: DigestRow[Name] | RawBuilder<DigestRow[Name]> },
  ): Promise<void> {
    await tables
      .updateTable('digest')
      .set(columns)
      .where((where) => where.and({ id, begun_date: begunDate ?? null }))
      .execute()
  }

  return {
    postpone: (digest, at) => change(digest, { next_at: at }),
    pass: (digest, next) =>
      change(digest, { next_date: next?.date ?? null, next_at: next?.at ?? null }),
    async begin(digest, next) {
      const begun = {
        begun_date: digest.next?.date ?? null,
        next_date: next?.date ?? null,
        next_at: next?.at ?? null,
        outcome: 'sending',
      }
      if (!(await change(digest, begun))) return undefined
      const { version } = digest
      return {
        ...digest,
        next,
        begunDate: digest.next?.date,
        outcome: 'sending',
        version: version + 1,
      }
    },
    async end(digest, before, end) {
      switch (end.kind) {
        case 'sent':
          await writeEnd(digest, { outcome: 'sent', failures: 0, told_until: end.toldUntil })
          break
        case 'closed':
          await writeEnd(digest, { outcome: 'closed', failures: sql<number>`failures + 1` })
          break
        case 'again':
          await change(digest, {
            next_date: before.next?.date ?? null,
            next_at: end.at,
            begun_date: before.begunDate ?? null,
            outcome: before.outcome,
          })
          break
        default:
          end satisfies never
      }
    },
  }
}

/** Returns undefined for what another version wrote. */
function toDigest(row: DigestRow): Digest | undefined {
  const plan = parseStored(DigestPlan, row.plan)
  if (plan === undefined) return undefined
  const { next_date: date, next_at: at } = row
  return {
    id: row.id,
    person: row.person,
    room: {
      id: row.room,
      class: row.class,
      platform: row.platform,
      allowsMature: row.allows_mature === 1,
    },
    plan,
    next: date === null || at === null ? undefined : { date, at },
    begunDate: row.begun_date ?? undefined,
    outcome: DigestOutcome.catch('none').parse(row.outcome),
    failures: row.failures,
    toldUntil: row.told_until,
    seenAt: row.seen_at,
    version: row.version,
  }
}
