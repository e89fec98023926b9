/** Writes that arrive together share one transaction, so that a burst waits for one disk flush instead of hundreds. */
import { StoreError } from './store-error.ts'

interface Waiting<T, R> {
  readonly item: T
  resolve(result: R): void
  reject(error: unknown): void
}

/**
 * Returns a function that saves one item and resolves once it is on disk. Items that arrive while a batch is being written
 * form the next batch. `write` saves a batch in one transaction and returns one result per item, in order. If it fails, each
 * item is tried on its own, so that one bad item does not fail the others, unless the database itself is in trouble.
 */
export function groupCommit<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  maxBatchSize = 500,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = []
  let busy = false

  async function save(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item))
      if (results.length !== batch.length) {
        throw new RangeError(`A batch of ${batch.length} items returned ${results.length} results.`)
      }
      for (const [index, result] of results.entries()) batch[index]?.resolve(result)
    } catch (error) {
      if (batch.length === 1 || error instanceof StoreError) {
        for (const each of batch) each.reject(error)
      } else for (const each of batch) await save([each])
    }
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, maxBatchSize)
      waiting = waiting.slice(maxBatchSize)
      await save(batch)
    }
    busy = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (busy) return
      busy = true
      setImmediate(() => void flush())
    })
}
