import pg from 'pg'
import { describe, expect, it, onTestFinished } from 'vitest'
import { describeServer, fromServer } from '../../src/store/postgres-error.ts'
import { StoreError } from '../../src/store/store-error.ts'
import { openStore } from '../../src/store/store.ts'
import { freshPostgres } from '../postgres/database.ts'

it('a certificate file that is not there is said in words', async () => {
  await expect(
    openStore('postgres://u:p@127.0.0.1:1/class?sslmode=verify-full&sslrootcert=/none.pem'),
  ).rejects.toThrow('A certificate file that DATABASE_URL names can’t be read.')
})

it.each([
  ['postgres://u:p%40ss@db.example/class', 'db.example, port 5432'],
  ['postgres://u:p@db.example:6000/class', 'db.example, port 6000'],
  ['postgres:///class?host=/run/postgresql', 'the socket /run/postgresql'],
])('of %s only the server is named', (url, server) => {
  expect(describeServer(url)).toBe(server)
})

describe('what went wrong is said in words', () => {
  it.each([
    [{ code: 'ECONNREFUSED' }, 'at db, port 1: nothing answers at that address and port'],
    [{ code: 'ENOTFOUND' }, 'at db, port 1: that name isn’t known on the network. Check the name'],
    [{ message: 'timeout exceeded when trying to connect' }, 'no answer came in time'],
    [{ code: '57P03' }, 'the server is still starting, or stopping'],
    [{ code: '57P01' }, 'the connection was cut'],
    [{ code: '28P01' }, 'the password is wrong. Check it in DATABASE_URL; a character such as @'],
    [
      { code: '28000', message: 'no pg_hba.conf entry for host "1.2.3.4", no encryption' },
      'only over TLS. Add ?sslmode=verify-full',
    ],
    [{ code: '28000', message: 'role "x" is not permitted' }, 'Check the user, password'],
    [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'Add sslrootcert=FILE'],
    [
      { code: 'ENOENT', message: 'ENOENT: no such file or directory, open ‘/x.crt’' },
      'Check sslrootcert, sslcert and sslkey.',
    ],
  ])('%j', (fields, words) => {
    const error = Object.assign(new Error('message'), fields)
    const said = fromServer(error, 'db, port 1')
    expect(said).toBeInstanceOf(StoreError)
    expect((said as StoreError).message).toContain(words)
  })

  it('an error of the bot’s own statements stays as it is', () => {
    const error = Object.assign(new Error('syntax error'), { code: '42601' })
    expect(fromServer(error, 'db, port 1')).toBe(error)
  })
})

describe('a real server', () => {
  it('without a right on the schema, without the database, and without TLS', async () => {
    const url = new URL(await freshPostgres())
    const admin = new pg.Client({ connectionString: url.href })
    await admin.connect()
    const role = `plain_${url.pathname.slice(-12)}`
    await admin.query(`create role ${role} login`)
    onTestFinished(async () => {
      await admin.query(`drop role ${role}`)
      await admin.end()
    })
    const plain = Object.assign(new URL(url), { username: role })
    await expect(openStore(plain.href)).rejects.toThrow('GRANT USAGE, CREATE ON SCHEMA public')
    const missing = Object.assign(new URL(url), { pathname: '/missing' })
    await expect(openStore(missing.href)).rejects.toThrow('there is no database with the name')
    const warnings: string[] = []
    function note(warning: Error): void {
      warnings.push(warning.message)
    }
    process.on('warning', note)
    onTestFinished(() => void process.off('warning', note))
    await expect(openStore(`${url.href}?sslmode=require`)).rejects.toThrow(
      'DATABASE_URL asks for TLS, but the PostgreSQL server doesn’t offer it.',
    )
    expect(warnings).toEqual([])
  })
})
