/** Which events some process has taken up in the last minutes. */
import { sql } from 'kysely'
import type { EventClaims } from '../../core/platform/event-claims.ts'
import type { Database } from '../database.ts'
import { groupCommit } from '../group-commit.ts'
import { StoreError } from '../store-error.ts'

interface EventTables {
  readonly handled_event: { readonly id: string; readonly handled_at: number }
}

/** Slack repeats an event for about six minutes, a proxy for less. */
const rememberMs = 15 * 60_000
const cleanEveryMs = 5 * 60_000

/** A SQLite file has one process, which remembers by itself. */
const alone: EventClaims = {
  claimEvent: () => Promise.resolve(true),
  claimFor: () => Promise.resolve(true),
  releaseClaim: () => Promise.resolve(),
}

const unclear = 'PostgreSQL did not say who takes up an event.'

/**
 * Events that arrive together share one statement. If it fails, it is not tried again: it may have been carried out all the same, and
 * then would find its own rows, as if another process had the events, and nobody would answer.
 */
export function createEventClaims(database: Database): EventClaims {
  const tables = database.tables<EventTables>()
  let cleanAt = 0

  const claimEvent = groupCommit(async (ids: readonly string[]): Promise<readonly boolean[]> => {
    const claimed = await insert(ids).catch((error: unknown) => {
      throw error instanceof StoreError ? error : new StoreError('unreachable', unclear, error)
    })
    if (performance.now() >= cleanAt) void clean()
    const own = new Set(claimed.map(({ id }) => id))
    // Where an id is there twice, the first has it.
    return ids.map((id) => own.delete(id))
  })

  /** In one order in every process, since two that wait for each other’s rows would both give up. */
  function insert(ids: readonly string[]): Promise<readonly { readonly id: string }[]> {
    return tables
      .insertInto('handled_event')
      .values([...new Set(ids)].toSorted().map((id) => ({ id, handled_at: database.now() })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
  }

  /** Nobody waits for it. What is left because it failed is deleted the next time, or at night. */
  async function clean(): Promise<void> {
    cleanAt = performance.now() + cleanEveryMs
    await tables
      .deleteFrom('handled_event')
      .where('handled_at', '<', sql<number>`${database.now()} - ${rememberMs}`)
      .execute()
      .catch(() => undefined)
  }

  async function claimFor(id: string, ms: number): Promise<boolean> {
    const claimed = await tables
      .insertInto('handled_event')
      .values({ id, handled_at: database.now() })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ handled_at: sql<number>`excluded.handled_at` })
          .where('handled_event.handled_at', '<=', sql<number>`excluded.handled_at - ${ms}`),
      )
      .returning('id')
      .execute()
    return claimed.length > 0
  }

  async function releaseClaim(id: string): Promise<void> {
    await tables.deleteFrom('handled_event').where('id', '=', id).execute()
  }

  return database.engine === 'sqlite' ? alone : { claimEvent, claimFor, releaseClaim }
}
