/** Databases on the PostgreSQL that the test run shares. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'

/** Databases that a test of this worker is done with: every table of the bot is there, and empty. */
const emptied: string[] = []

/** The address of an empty database that no other test uses. */
export async function freshPostgres(): Promise<string> {
  const server = await text(connect(inject('postgresDesk'), '127.0.0.1'))
  if (!server.startsWith('postgres://')) throw new Error(server)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await query(server, `create database ${name} strategy file_copy`)
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}

/** A database that an earlier test has given back, or an empty one: making one with its tables takes a busy disk seconds. */
export async function reusedPostgres(): Promise<string> {
  return emptied.pop() ?? (await freshPostgres())
}

/** Empties the tables of a database whose store is closed, for the next test. */
export async function giveBackPostgres(url: string): Promise<void> {
  await query(
    url,
    // Far faster than `truncate`, which writes new files; as a replica, the server does not ask in which order.
    `set session_replication_role = replica;
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'migration'
      loop execute format('delete from %I', name); end loop;
    end $$`,
  )
  emptied.push(url)
}

async function query(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 60_000 })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
