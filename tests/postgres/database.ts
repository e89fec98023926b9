/** A fresh database on the PostgreSQL that the test run shares. */
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import pg from 'pg'
import { inject } from 'vitest'

/** The address of an empty database that no other test uses. */
export async function freshPostgres(): Promise<string> {
  const server = await text(connect(inject('postgresDesk'), '127.0.0.1'))
  if (!server.startsWith('postgres://')) throw new Error(server)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(`create database ${name} strategy file_copy`)
  } finally {
    await client.end()
  }
  return Object.assign(new URL(server), { pathname: `/${name}` }).href
}
