import { expect, onTestFinished, test } from 'vitest'
import { freshPostgres } from '../../postgres/database.ts'
import { watchMachine } from '../../fakes/running-time.ts'
import { openFleet } from './open-fleet.ts'
import { startPeople } from './people.ts'
import { type Act, type ActResult, createTally } from './tally.ts'

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
  const isMachineBusy = watchMachine()
  const people = startPeople({ fleet, tally, perSecond: 5 })
  expect(await fleet.restartAll()).toEqual([0, 0])
  await tally.settled()
  expect(unexpected(tally, ['ok'], isMachineBusy())).toEqual([])
  const platforms = tally.acts().map(({ what }) => what.split(' ')[0])
  expect(new Set(platforms)).toEqual(new Set(['discord', 'slack']))
  expect((await people.lostChanges()).lost).toBe(0)

  fleet.link.freeze()
  // Lookups go on meanwhile, except in a class that a process has not read since it was started.
  await Promise.all(fleet.school.classes.map(people.change))
  await people.stop()
  fleet.link.thaw()
  expect(unexpected(tally, ['ok', 'outage'], isMachineBusy())).toEqual([])
  const results = new Set(tally.acts().map(({ result }) => result))
  expect([...results]).toEqual(expect.arrayContaining(['ok', 'outage']))
  expect(isMachineBusy() ? 0 : fleet.proxy.refused()).toBe(0)
})

/**
 * Returns the acts that ended as none should have. The bots give the database two seconds and a platform three, by the clock, so on a busy
 * machine they also give up for want of a processor. Even then nothing may go wrong in the bot itself.
 */
function unexpected(
  tally: ReturnType<typeof createTally>,
  expected: readonly ActResult[],
  isMachineBusy: boolean,
): readonly Act[] {
  return tally
    .acts()
    .filter(({ result }) => (isMachineBusy ? result === 'incident' : !expected.includes(result)))
}
