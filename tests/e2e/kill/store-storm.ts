/** Kills a writing process again and again, and looks after each kill whether everything it had acknowledged is there. */
import { once } from 'node:events'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../../../src/store/store.ts'
import { startScript, within } from './script-process.ts'

export interface StormReport {
  readonly kills: number
  readonly acknowledged: number
  readonly lost: number
  /** Files that failed SQLite's own check. */
  readonly damaged: number
  /** Milliseconds that the slowest opening after a kill took. */
  readonly slowestOpen: number
}

/** Enough that a kill comes while the file and its log grow. */
const maxWrites = 120

/** A `moment` between 0 and 1 for each kill says when it comes: during the start, the first migration, or the writing. */
export async function killStorm(path: string, moments: readonly number[]): Promise<StormReport> {
  const report = { kills: 0, acknowledged: 0, lost: 0, damaged: 0, slowestOpen: 0 }
  for (const [round, moment] of moments.entries()) {
    const classId = `class:${round}`
    const acknowledged = await writeUntilKilled(`sqlite:${path}`, classId, moment)
    const begun = performance.now()
    const store = await openStore(`sqlite:${path}`)
    report.slowestOpen = Math.max(report.slowestOpen, performance.now() - begun)
    const kept = new Set((await store.settings.read(classId)).map(({ value }) => value))
    await store.close()
    report.kills += 1
    report.acknowledged += acknowledged.length
    report.lost += acknowledged.filter((name) => !kept.has(name)).length
    if (integrity(path) !== 'ok') report.damaged += 1
  }
  return report
}

async function writeUntilKilled(url: string, classId: string, moment: number) {
  const child = startScript('store-process.ts', url, classId)
  let said = ''
  const isEarly = moment < 0.25
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    // Counted in what was saved, so that the machine's speed does not decide how far it gets.
    if (!isEarly && said.split('\n').length > moment * maxWrites) child.kill('SIGKILL')
  })
  const closed = once(child, 'close')
  if (isEarly) {
    // While the process is still starting.
    await pause(moment * 150)
    child.kill('SIGKILL')
  }
  await within('the writes before the kill', closed)
  // A last line without its end was not acknowledged in full.
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
}

function integrity(path: string): unknown {
  const file = new DatabaseSync(path, { readOnly: true })
  try {
    return file.prepare('pragma integrity_check').get()?.['integrity_check']
  } finally {
    file.close()
  }
}
