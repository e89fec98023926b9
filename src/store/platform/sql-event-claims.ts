/** Which events some process has taken up in the last minutes. */
import { sql } from 'kysely'
import type { ClaimEvent } from '../../core/platform/event-claims.ts'
import type { Database } from '../database.ts'
import { groupCommit } from '../group-commit.ts'

interface EventTables {
  readonly handled_event: { readonly id: string; readonly handled_at: number }
}

/** Slack repeats an event for about six minutes, a proxy for less. */
const rememberMs = 15 * 60_000
const cleanEveryMs = 5 * 60_000

/** Events that arrive together share one statement. */
export function createEventClaims(database: Database): ClaimEvent {
  const tables = database.tables<EventTables>()
  let cleanAt = 0

  const claim = groupCommit(async (ids: readonly string[]): Promise<readonly boolean[]> => {
    const claimed = await tables
      .insertInto('handled_event')
      .values([...new Set(ids)].map((id) => ({ id, handled_at: database.now() })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .execute()
    const own = new Set(claimed.map(({ id }) => id))
    if (performance.now() >= cleanAt) await clean()
    // Where an id is there twice, the first has it.
    return ids.map((id) => own.delete(id))
  })

  async function clean(): Promise<void> {
    cleanAt = performance.now() + cleanEveryMs
    await tables
      .deleteFrom('handled_event')
      .where('handled_at', '<', sql<number>`${database.now()} - ${rememberMs}`)
      .execute()
  }

  // A SQLite file has one process, which remembers by itself.
  return database.engine === 'sqlite' ? () => Promise.resolve(true) : claim
}
