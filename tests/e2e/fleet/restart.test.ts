import { expect, onTestFinished, test } from 'vitest'
import { freshPostgres } from '../../postgres/database.ts'
import { openFleet } from './open-fleet.ts'
import { startPeople } from './people.ts'
import { createTally } from './tally.ts'

// The benchmark (bench/fleet.ts) also kills processes and takes the database away, and the soak (bench/soak.ts) does so for half an hour.

test('while two processes behind a plain proxy are restarted one after the other, everybody on both platforms is answered', async () => {
  const fleet = await openFleet({
    databaseUrl: await freshPostgres(),
    classes: 6,
    askEveryMs: 200,
    drainSeconds: 2,
  })
  onTestFinished(() => fleet.close())
  const tally = createTally()
  const people = startPeople({ fleet, tally, perSecond: 12 })
  expect(await fleet.restartAll()).toEqual([0, 0])
  await people.stop()
  const acts = tally.acts()
  expect(acts.filter(({ result }) => result !== 'ok')).toEqual([])
  expect(new Set(acts.map(({ what }) => what.split(' ')[0]))).toEqual(new Set(['discord', 'slack']))
  expect(fleet.proxy.refused()).toBe(0)
  const changes = await people.lostChanges()
  expect(changes.of).toBeGreaterThan(0)
  expect(changes.lost).toBe(0)
})
