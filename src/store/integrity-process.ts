/** Checks a SQLite file in a process of its own: a large file takes a while, and a thread would keep 16 MB of memory. */
import { DatabaseSync } from 'node:sqlite'

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

process.send?.(check(process.argv[2] ?? ''))
