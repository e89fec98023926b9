import { expect, onTestFinished, test } from 'vitest'
import { freshPostgres } from '../../postgres/database.ts'
import { openFleet } from './open-fleet.ts'
import { startPeople } from './people.ts'
import { createTally } from './tally.ts'

// The benchmark (bench/fleet.ts) also kills processes and stops the database, and the soak (bench/soak.ts) does so for half an hour.

test('while two processes behind a plain proxy are restarted in turn, and then their database is frozen, everybody is answered', async () => {
  const fleet = await openFleet({
    databaseUrl: await freshPostgres(),
    classes: 6,
    askEveryMs: 200,
    drainSeconds: 2,
  })
  onTestFinished(() => fleet.close())
  const tally = createTally()
  const people = startPeople({ fleet, tally, perSecond: 5 })
  expect(await fleet.restartAll()).toEqual([0, 0])
  await tally.settled()
  expect(tally.acts().filter(({ result }) => result !== 'ok')).toEqual([])
  const platforms = tally.acts().map(({ what }) => what.split(' ')[0])
  expect(new Set(platforms)).toEqual(new Set(['discord', 'slack']))
  expect((await people.lostChanges()).lost).toBe(0)

  fleet.link.freeze()
  // Lookups go on meanwhile, except in a class that a process has not read since it was started.
  await Promise.all(fleet.school.classes.map(people.change))
  await people.stop()
  fleet.link.thaw()
  const results = tally.acts().map(({ result }) => result)
  expect(new Set(results)).toEqual(new Set(['ok', 'outage']))
  expect(fleet.proxy.refused()).toBe(0)
})
