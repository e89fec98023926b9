import { once } from 'node:events'
import { expect, it } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { room } from '../../fixtures/answering-class.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { startScript, within } from './script-process.ts'

it('has every answer that it confirmed when it is killed, one for each student', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  const child = startScript('answers-process.ts', url)
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk
    if (said.split('\n').length > 12) child.kill('SIGKILL')
  })
  await within('the answers before the kill', once(child, 'close'))
  const confirmed = said.slice(0, said.lastIndexOf('\n')).split('\n').map(Number)
  const last = confirmed.at(-1) ?? -1
  expect(last).toBeGreaterThanOrEqual(11)

  const store = await openStore(url)
  const [discussion] = await store.discussion.recent(room.class, 1)
  const kept = discussion === undefined ? [] : await store.discussion.list(discussion)
  await store.close()
  const numbers = kept.map(({ text }) => Number(text.replace(/\D+/g, '')))
  // One more may be on disk that was not confirmed any more.
  const newest = Math.max(...numbers)
  expect(newest === last || newest === last + 1).toBe(true)
  const expected = [0, 1, 2, 3, 4].map((back) => newest - back)
  expect(new Set(numbers)).toEqual(new Set(expected))
})
