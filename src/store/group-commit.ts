/** Many small writes that arrive together share one transaction, so that a burst waits for one disk flush, not for hundreds. */

interface Waiting<T, R> {
  readonly item: T
  resolve(result: R): void
  reject(error: unknown): void
}

/**
 * Makes a function that saves one item and resolves when it is on disk. Items that come while a batch is being written form
 * the next batch, at most `largest` long. `write` saves a batch in one transaction and gives one result an item, in order;
 * where it fails, each of its items is tried by itself, so that one bad item does not take others with it.
 */
export function groupCommit<T, R>(
  write: (items: readonly T[]) => Promise<readonly R[]>,
  largest = 500,
): (item: T) => Promise<R> {
  let waiting: Waiting<T, R>[] = []
  let busy = false

  async function save(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await write(batch.map(({ item }) => item))
      if (results.length !== batch.length) {
        throw new RangeError(`A batch of ${batch.length} gave ${results.length} results.`)
      }
      for (const [index, result] of results.entries()) batch[index]?.resolve(result)
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else for (const one of batch) await save([one])
    }
  }

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, largest)
      waiting = waiting.slice(largest)
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
