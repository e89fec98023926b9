import { expect, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { freshPostgres } from '../../postgres/database.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runSchoolYear } from './school-year.ts'

test('a school year goes as the plan of each evening showed, through restarts, days off and changes', async () => {
  const url = `sqlite:${await temporaryFolder()}/year.db`
  const { weeks, problems, restarts } = await runSchoolYear({
    open: (options) => openStore(url, options),
    seed: 1,
  })
  expect(problems).toEqual([])
  expect(weeks).toHaveLength(80)
  expect(restarts).toBeGreaterThanOrEqual(120)
  for (const name of ['London', 'New York']) {
    const own = weeks.filter((week) => week.class === name)
    expect(own.reduce((sum, { posted }) => sum + posted, 0)).toBeGreaterThan(150)
    expect(own.at(-1)?.gate).toBeGreaterThan(20)
  }
})

test('four weeks with a snow day and a change of plan go the same on PostgreSQL', async () => {
  const url = await freshPostgres()
  const { problems, weeks } = await runSchoolYear({
    open: (options) => openStore(url, options),
    seed: 2,
    from: 19,
    weeks: 4,
  })
  expect(problems).toEqual([])
  expect(weeks.flatMap(({ notes }) => notes).join()).toMatch(/snow day.*change of plan/)
})
