import { once } from 'node:events'
import { expect, it } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { startScript, within } from './script-process.ts'
import { killStorm } from './store-storm.ts'

/** The benchmark does the same with 40 kills. */
const moments = [0.1, 0.3, 0.9, 0.15, 1]

it('loses nothing that was acknowledged when the writing process is killed', async () => {
  const report = await killStorm(`${await temporaryFolder()}/test.db`, moments)
  expect(report).toMatchObject({ kills: 5, lost: 0, damaged: 0 })
  expect(report.acknowledged).toBeGreaterThanOrEqual(200)
})

it('keeps another process from the file while one serves it, and not once that one is killed', async () => {
  const url = `sqlite:${await temporaryFolder()}/test.db`
  const serving = startScript('store-process.ts', url, 'class')
  await within('the first write', once(serving.stdout, 'data'))
  serving.stdout.resume()
  await expect(openStore(url)).rejects.toThrow(/Another bot process is already using/)
  serving.kill('SIGKILL')
  await once(serving, 'close')
  const next = await openStore(url)
  expect((await next.settings.read('class')).length).toBeGreaterThan(0)
  await next.close()
})
