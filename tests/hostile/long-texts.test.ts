/** Texts of which each line costs a search, and packs whose letters grow when they are searched. */
import { readFileSync } from 'node:fs'
import { setImmediate as loopTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseUpload } from '../../src/app/pack/parse-upload.ts'
import type { Library } from '../../src/core/pack/library.ts'
import { readPlanTable } from '../../src/core/reading/read-table.ts'
import { openBot, room, teacher } from '../fixtures/bot.ts'

const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** What the largest pack makes of every search. */
function withSlowSearch(library: Library): Library {
  return {
    ...library,
    async openSearch() {
      const search = await library.openSearch()
      vi.advanceTimersByTime(10)
      return search
    },
  }
}

test('while a long reading plan is read line by line, the bot hears from everybody else', async () => {
  const { openContext } = await openBot()
  const { library } = await openContext(room, teacher)
  const text = Array.from({ length: 60 }, (_, n) => `2027-02-01\tthe climbs ${n}`).join('\n')
  let isRead = false
  const read = readPlanTable(text, {
    library: withSlowSearch(library),
    today: '2027-01-18',
    reached: undefined,
  }).then(() => (isRead = true))
  let turns = 0
  while (!isRead) {
    await loopTurn()
    turns += 1
  }
  await read
  expect(turns).toBeGreaterThan(5)
})

test('a pack counts with what its characters become', () => {
  const letters = 'ﷺ '.repeat(190)
  const items = Array.from(
    { length: 250 },
    (_, n) =>
      `  - { id: scene-${n}, title: Scene ${n}, setting: The quay, summary: '${letters}', events: [x], characters: [iven], rating: everyone, source: [N1] }`,
  ).join('\n')
  const content = harbour.replace('scenes:\n', `scenes:\n${items}\n`)
  expect(Buffer.byteLength(content)).toBeLessThan(1_000_000)
  expect(parseUpload('pack.yaml', content)).toEqual({
    problems: [expect.stringContaining('many of its characters stand for several letters each')],
  })
})
