import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { replay } from '../../../src/core/review/fsrs.ts'
import { cardKey } from '../../../src/core/review/review-store.ts'
import { openStore } from '../../../src/store/store.ts'
import { room, student } from '../../fixtures/invoke.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'

it(
  'loses no graded card when it is killed in the middle of a review',
  { timeout: 60_000 },
  async () => {
    const url = `sqlite:${await temporaryFolder()}/test.db`
    let acknowledged: readonly string[] = []
    for (const moment of [40, 130, 260]) {
      acknowledged = [...acknowledged, ...(await reviewUntilKilled(url, moment))]
      const store = await openStore(url)
      const reviews = store.reviews.forReader({ person: student.id, room, pack: 'lantern' })
      const [cards, log] = [await reviews.cards(), await reviews.log()]
      await store.close()
      // What was under way when the kill came may have been saved without having been acknowledged: at most one a kill.
      expect(log.length).toBeGreaterThanOrEqual(acknowledged.length)
      expect(log.length).toBeLessThanOrEqual(acknowledged.length + 3)
      expect(cards).toHaveLength(3)
      for (const { ref, addedAt, memory } of cards) {
        const own = log.filter((entry) => cardKey(entry.ref) === cardKey(ref))
        expect(own.map(({ number }) => number)).toEqual(own.map((_, index) => index))
        expect(replay(addedAt, own)).toEqual(memory)
      }
    }
    expect(acknowledged.length).toBeGreaterThan(3)
  },
)

async function reviewUntilKilled(url: string, moment: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'review-process.ts'), url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (said += chunk))
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout, 'data'), closed])
  await pause(moment)
  child.kill('SIGKILL')
  await closed
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
}
