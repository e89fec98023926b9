/** Checks a SQLite file in a thread of its own, with a connection of its own, since a large file takes a while. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

/** Returns `ok`, or what is wrong with the file. */
function check(path: string): unknown {
  try {
    const file = new DatabaseSync(path, { readOnly: true, timeout: 1_000 })
    const row = file.prepare('pragma quick_check(1)').get()
    file.close()
    return row?.['quick_check']
  } catch (error) {
    return String(error)
  }
}

parentPort?.postMessage(check(String(workerData)))
