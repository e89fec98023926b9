/** Checks whether a SQLite file is sound and its disk has room. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { statfs } from 'node:fs/promises'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sqliteSentence } from './store-error.ts'

/** SQLite’s write-ahead log grows to about four times this, so with less space the next changes may fail. */
const minFreeBytes = 1_000_000

const integrityProcess = fileURLToPath(new URL('integrity-process.ts', import.meta.url))

/** `readFreeBytes` returns the room that is left in a folder, undefined where the system doesn’t say. */
export function createSqliteHealth(path: string, readFreeBytes = freeBytesIn) {
  let isDamaged = false
  let checking: ChildProcess | undefined

  return {
    /** Remembers that the file is damaged, until it is replaced. */
    reportDamage: (): void => {
      isDamaged = true
    },
    /** Returns false if the file is damaged. */
    async isSound(): Promise<boolean> {
      // The folder of this version of Node, which is in the one that was named.
      const cache = getCompileCacheDir()
      const child = fork(integrityProcess, [path], {
        env: cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      })
      checking = child
      const result = await new Promise<unknown>((resolve) => {
        child.once('message', resolve)
        // The process itself failed, or was stopped: that says nothing about the file.
        child.once('error', () => resolve('ok'))
        child.once('exit', () => resolve('ok'))
        child.unref()
        child.channel?.unref()
      })
      isDamaged ||= result !== 'ok'
      return !isDamaged
    },
    async problems(): Promise<readonly string[]> {
      const isFull = ((await readFreeBytes(dirname(path))) ?? Infinity) < minFreeBytes
      return [...(isDamaged ? [sqliteSentence(11)] : []), ...(isFull ? [sqliteSentence(13)] : [])]
    },
    /** Ends a check that is running. Resolves once its process has the file open no longer. */
    async stop(): Promise<void> {
      const child = checking
      if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
      child.ref()
      const ended = once(child, 'exit')
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Returns undefined where the disk does not say. */
export async function freeBytesIn(folder: string): Promise<number | undefined> {
  const disk = await statfs(folder).catch(() => undefined)
  return disk && disk.bavail * disk.bsize
}
