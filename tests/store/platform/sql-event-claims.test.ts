import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { type Store, openStore } from '../../../src/store/store.ts'
import { freshPostgres } from '../../postgres/database.ts'

test('of all who claim the same events at once, one gets each', async () => {
  const url = await freshPostgres()
  const stores = await Promise.all([1, 2, 3].map(() => openStore(url, { maxConnections: 4 })))
  onTestFinished(async () => {
    for (const store of stores) await store.close()
  })
  const ids = Array.from({ length: 40 }, (_, number) => `discord/${number}`)
  // Each process is given each event twice.
  const claims = [...ids, ...ids].flatMap((id) =>
    stores.map(async (store) => ((await store.claimEvent(id)) ? [id] : [])),
  )
  expect((await Promise.all(claims)).flat().toSorted()).toEqual(ids.toSorted())
  expect(await stores[0]!.claimEvent('discord/another')).toBe(true)
})

/** One process, and a connection that does what another program on the database might. */
async function openBoth(): Promise<readonly [Store, pg.Client]> {
  const url = await freshPostgres()
  const store = await openStore(url, { maxConnections: 4 })
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  onTestFinished(async () => {
    await other.end()
    await store.close()
  })
  return [store, other]
}

test('whoever has taken up events answers them, even if what is old cannot be deleted', async () => {
  const [store, other] = await openBoth()
  await other.query(`insert into handled_event values ('discord/old', 0);
    create function refuse() returns trigger language plpgsql as 'begin raise exception $$No.$$; end';
    create trigger refuse before delete on handled_event for each row execute function refuse()`)
  const claims = ['discord/1', 'discord/2'].map((id) => store.claimEvent(id))
  expect(await Promise.all(claims)).toEqual([true, true])
})

test('nobody takes an event for that of another process because the database failed while it was taken up', async () => {
  const [store, other] = await openBoth()
  await other.query(`create function fail() returns trigger language plpgsql as
    'begin if (select count(*) from handled_event) = 2 then raise exception $$No.$$; end if; return null; end';
    create trigger fail after insert on handled_event for each statement execute function fail()`)
  const claims = ['discord/1', 'discord/2'].map((id) => store.claimEvent(id))
  // Who is not told may answer.
  for (const claim of claims) await expect(claim).rejects.toThrow('take')
})

test('two processes that are given the same events in different orders do not wait for each other', async () => {
  const [store, other] = await openBoth()
  await other.query(`begin; insert into handled_event values ('discord/1', 0)`)
  const claims = ['discord/2', 'discord/1'].map((id) => store.claimEvent(id))
  async function isWaiting(): Promise<boolean> {
    // A transaction sees the activity of its first look for as long as it lasts.
    await other.query('select pg_stat_clear_snapshot()')
    const { rows } = await other.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  }
  await expect.poll(isWaiting).toBe(true)
  await other.query(`insert into handled_event values ('discord/2', 0); commit`)
  expect(await Promise.all(claims)).toEqual([false, false])
})

test('what is claimed for a while can be claimed again after it, or once it was released', async () => {
  const [store, other] = await openBoth()
  expect(await store.claimFor('share/a', 60_000)).toBe(true)
  expect(await store.claimFor('share/a', 60_000)).toBe(false)
  await other.query(`update handled_event set handled_at = handled_at - 60000`)
  expect(await store.claimFor('share/a', 60_000)).toBe(true)
  expect(await store.claimFor('share/a', 60_000)).toBe(false)
  await store.releaseClaim('share/a')
  expect(await store.claimFor('share/a', 60_000)).toBe(true)
})
