import { expect, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { freshPostgres } from '../../postgres/database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runSchoolYear } from './school-year.ts'

// `npm run bench -- year` plays all forty weeks on both engines; these have every kind of change once.

test('weeks with a hold, days off and a plan begun anew go as the plan of each evening showed, through restarts', async () => {
  const url = `sqlite:${await temporaryFolder()}/year.db`
  const { weeks, problems, restarts } = await runSchoolYear({
    open: (options) => openStore(url, options),
    seed: 1,
    from: 10,
    weeks: 4,
  })
  expect(problems).toEqual([])
  expect(restarts).toBeGreaterThanOrEqual(12)
  expect(weeks.map(({ posted }) => posted).reduce((sum, posted) => sum + posted)).toBe(39)
  expect(weeks.flatMap(({ notes }) => notes).join()).toMatch(/held from now on.*begun anew/)
})

test('weeks with a snow day and a change of plan go the same on PostgreSQL', async () => {
  const url = await freshPostgres()
  const { problems, weeks } = await runSchoolYear({
    open: (options) => openStore(url, options),
    seed: 2,
    from: 20,
    weeks: 3,
  })
  expect(problems).toEqual([])
  expect(weeks.flatMap(({ notes }) => notes).join()).toMatch(/snow day.*change of plan/)
})
