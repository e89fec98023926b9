import { once } from 'node:events'
import { expect, it } from 'vitest'
import { creditFor } from '../../../src/core/quiz/item.ts'
import { openStore } from '../../../src/store/store.ts'
import { ana, room } from '../../fixtures/homework-class.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { startScript, within } from './script-process.ts'

it('has every answer that it confirmed, whenever it is killed', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  let said: readonly string[] = []
  for (const count of [3, 11]) {
    said = [...said, ...(await answerUntilKilled(url, said.length, count))]
    const store = await openStore(url)
    const key = { class: room.class, assignment: 'hw1', person: ana.id }
    const [attempt] = await store.homework.attemptsOf(key)
    const items = (await store.homework.find(room.class, 'hw1'))?.plan.items ?? []
    await store.close()
    const confirmed = new Map(said.map((each) => each.split(' ') as [string, string]))
    const kept = new Map(
      attempt?.answers.map(({ position, response }) => {
        const item = items[position]
        return [String(position), String(item !== undefined && creditFor(item, response) === 1)]
      }),
    )
    // One more may be on disk that was not confirmed any more.
    const wrong = [...confirmed].filter(([position, isRight]) => kept.get(position) !== isRight)
    expect(wrong.length).toBeLessThanOrEqual(1)
    expect([...confirmed.keys()].every((position) => kept.has(position))).toBe(true)
  }
  expect(said.length).toBeGreaterThanOrEqual(14)
})

/** Kills the process after so many answers, wherever it is then. */
async function answerUntilKilled(url: string, from: number, count: number) {
  const child = startScript('homework-process.ts', url, String(from))
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (said.split('\n').length > count) child.kill('SIGKILL')
  })
  await within('the answers before the kill', once(child, 'close'))
  return said
    .slice(0, said.lastIndexOf('\n') + 1)
    .split('\n')
    .filter(Boolean)
}
