import { expect, it } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'
import { killStorm } from './storm.ts'

/** The benchmark does the same with 40 kills. */
const moments = [0.1, 0.3, 0.5, 0.2, 0.7, 0.9, 0.15, 1]

it('loses nothing that was acknowledged when the writing process is killed', async () => {
  const report = await killStorm(`${await temporaryFolder()}/test.db`, moments)
  expect(report).toMatchObject({ kills: 8, lost: 0, damaged: 0 })
  expect(report.acknowledged).toBeGreaterThan(100)
})
