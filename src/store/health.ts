/** Checks whether the store works: a write succeeds, and its file and disk are sound. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Database, type Engine, saveRows } from './database.ts'

interface ProbeTables {
  readonly lease: {
    readonly name: string
    readonly owner: string
    readonly held_until: number
    readonly fence: number
  }
}

/** The answer has to arrive before whoever asks gives up. */
const maxWaitMs = 2_000

/** Requests that come in between share an answer, so that asking often costs the disk nothing. */
const minIntervalMs = 250

/** Returns a function that returns a sentence for the operator about each problem. */
export function createHealthCheck(
  database: Database,
  engine: Engine,
): () => Promise<readonly string[]> {
  let latest: Promise<readonly string[]> | undefined
  let askedAt = -Infinity

  /** A row that nobody else uses: only a real write reveals a full disk or a standby server. */
  async function write(): Promise<readonly string[]> {
    const row = { name: 'readiness', owner: '', held_until: database.now(), fence: 0 }
    try {
      await saveRows(database.tables<ProbeTables>(), 'lease', ['name'], [row])
      return []
    } catch (error) {
      return [error instanceof Error ? error.message : String(error)]
    }
  }

  async function check(): Promise<readonly string[]> {
    const late = pause(maxWaitMs, ['The database hasn’t answered for two seconds.'], { ref: false })
    const [written, found] = await Promise.all([
      Promise.race([write(), late]),
      engine.healthProblems(),
    ])
    return [...new Set([...found, ...written])]
  }

  return () => {
    if (latest === undefined || performance.now() - askedAt >= minIntervalMs) {
      askedAt = performance.now()
      latest = check()
    }
    return latest
  }
}
