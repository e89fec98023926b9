/** Checks whether a SQLite file is sound and its disk has room. */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { sqliteSentence } from './store-error.ts'

/** SQLite’s write-ahead log grows to about four times this, so with less space the next changes may fail. */
const minFreeBytes = 1_000_000

/** `readFreeBytes` returns the room that is left in a folder, undefined where the system doesn’t say. */
export function createSqliteHealth(path: string, readFreeBytes = freeBytesIn) {
  let isDamaged = false
  let worker: Worker | undefined

  return {
    /** Remembers that the file is damaged, until it is replaced. */
    reportDamage: (): void => {
      isDamaged = true
    },
    /** Returns false if the file is damaged. */
    async isSound(): Promise<boolean> {
      const checking = new Worker(new URL('integrity-worker.ts', import.meta.url), {
        workerData: path,
      })
      worker = checking
      const result = await new Promise<unknown>((resolve) => {
        checking.once('message', resolve)
        // The thread itself failed, or was stopped: that says nothing about the file.
        checking.once('error', () => resolve('ok'))
        checking.once('exit', () => resolve('ok'))
        checking.unref()
      })
      isDamaged ||= result !== 'ok'
      return !isDamaged
    },
    async problems(): Promise<readonly string[]> {
      const isFull = ((await readFreeBytes(dirname(path))) ?? Infinity) < minFreeBytes
      return [...(isDamaged ? [sqliteSentence(11)] : []), ...(isFull ? [sqliteSentence(13)] : [])]
    },
    stop: (): void => void worker?.terminate(),
  }
}

async function freeBytesIn(folder: string): Promise<number | undefined> {
  const disk = await statfs(folder).catch(() => undefined)
  return disk && disk.bavail * disk.bsize
}
