/** Two processes behind a load balancer while they are restarted and killed and their database goes away. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Fleet, openFleet } from '../tests/e2e/fleet/open-fleet.ts'
import { startPeople } from '../tests/e2e/fleet/people.ts'
import { type Act, createTally } from '../tests/e2e/fleet/tally.ts'
import { type PostgresServer, startPostgres } from '../tests/postgres/server.ts'
import type { BenchOptions } from './bench.ts'
import type { Row } from './row.ts'

const classes = 20
const perSecond = 16

/** Each ends by itself; the acts go on meanwhile. */
const scenarios: Readonly<
  Record<string, (fleet: Fleet, server: PostgresServer) => Promise<unknown>>
> = {
  'nothing happens': () => pause(15_000),
  'both restarted, one after the other': (fleet) => fleet.restartAll(),
  'one killed': async ({ bots }) => {
    await bots[1].kill()
    await pause(4_000)
    await bots[1].start()
    await pause(4_000)
  },
  'database stopped for 10 s': async (_fleet, server) => {
    await server.halt()
    await pause(10_000)
    await server.resume()
    await pause(2_000)
  },
  'database frozen for 10 s': async ({ link }) => {
    link.freeze()
    await pause(10_000)
    link.thaw()
    await pause(2_000)
  },
  'nothing happens again': () => pause(10_000),
}

/** A short run has the plain proxy alone, which is the harder one. */
export async function benchFleet({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const triesNext of isLong ? [false, true] : [false]) {
    rows.push(...(await benchProxy(triesNext)))
  }
  return rows
}

async function benchProxy(triesNext: boolean): Promise<readonly Row[]> {
  const server = await startPostgres()
  const fleet = await openFleet({ databaseUrl: server.url('postgres'), classes, triesNext })
  const tally = createTally()
  const people = startPeople({ fleet, tally, perSecond })
  // Each class is read once, so that every process knows what it may see.
  await pause(10_000)
  await tally.settled()
  tally.take()
  const rows: Row[] = []
  try {
    for (const [name, happen] of Object.entries(scenarios)) {
      await happen(fleet, server)
      await tally.settled()
      for (const [words, count] of reasons(tally.acts())) {
        console.log(`  ${name}: ${count} × ${words}`)
      }
      const figures = tally.take()
      const where = `${triesNext ? 'proxy that tries the next' : 'plain proxy'}, ${name}`
      rows.push(
        {
          what: `${where}: no answer, of ${figures.acts} acts`,
          value: figures.failed + figures.unanswered,
          unit: 'acts',
          ...(name === 'one killed' ? {} : { goal: '0' }),
        },
        { what: `${where}: incidents`, value: figures.incidents, unit: 'acts', goal: '0' },
        { what: `${where}: told to try again`, value: figures.outages, unit: 'acts' },
        { what: `${where}: later than 3 s`, value: figures.late, unit: 'acts', goal: '0' },
        { what: `${where}: acknowledged, p50`, value: figures.p50, unit: 'ms' },
        { what: `${where}: acknowledged, p99`, value: figures.p99, unit: 'ms', goal: '< 3000' },
      )
    }
    await people.stop()
    const { lost, of } = await people.lostChanges()
    rows.push({ what: `changes lost, of ${of} confirmed`, value: lost, unit: 'lost', goal: '0' })
    return rows
  } finally {
    await people.stop()
    await fleet.close()
    await server.stop()
  }
}

/** What became of acts that were not simply answered, with how often. */
function reasons(acts: readonly Act[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { what, result, words, ms } of acts) {
    if (result === 'ok' && ms <= 3000) continue
    const key = `${what}, ${result}: ${words.slice(0, 160)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
