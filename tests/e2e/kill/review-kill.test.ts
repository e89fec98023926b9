import { once } from 'node:events'
import { expect, it } from 'vitest'
import { replay } from '../../../src/core/review/fsrs.ts'
import { cardKey } from '../../../src/core/review/review-store.ts'
import { openStore } from '../../../src/store/store.ts'
import { student } from '../../fixtures/invoke.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { startScript, within } from './script-process.ts'

it('loses no graded card when it is killed in the middle of a review', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  let acknowledged: readonly string[] = []
  for (const count of [1, 6, 13]) {
    acknowledged = [...acknowledged, ...(await reviewUntilKilled(url, count))]
    const store = await openStore(url)
    const reviews = store.reviews.forReader({ person: student.id, pack: 'lantern' })
    const [cards, log] = [await reviews.cards(), await reviews.log()]
    await store.close()
    // What was under way when the kill came may have been saved without having been acknowledged: at most one a kill.
    expect(log.length).toBeGreaterThanOrEqual(acknowledged.length)
    expect(log.length).toBeLessThanOrEqual(acknowledged.length + 3)
    expect(cards).toHaveLength(3)
    for (const { ref, addedAt, memory } of cards) {
      const own = log.filter((entry) => cardKey(entry.ref) === cardKey(ref))
      expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => index))
      expect(replay(addedAt, own, 'UTC')).toEqual(memory)
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
})

/** Kills the process after so many grades, wherever it is then. */
async function reviewUntilKilled(url: string, count: number): Promise<readonly string[]> {
  const child = startScript('review-process.ts', url)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (said.split('\n').length > count) child.kill('SIGKILL')
  })
  const closed = once(child, 'close')
  await within('the grades before the kill', closed)
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
}
