import { once } from 'node:events'
import { type Socket, connect, createServer } from 'node:net'
import pg from 'pg'
import { expect, it, onTestFinished } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openStore } from '../../../src/store/store.ts'
import { openBot, room, student, teacher } from '../../fixtures/bot.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { freshPostgres } from '../../postgres/database.ts'

const sentence = /database is busy or can’t be reached.* Please try again in a minute\.$/

/** A class on PostgreSQL that has reached the first scene; what the bot has read of it is too old to be used. */
async function openClass(url: string) {
  const clock = createManualClock()
  const store = await openStore(url)
  onTestFinished(() => store.close())
  const { dispatch } = await openBot({ store, clock })
  async function say(person: typeof student, line: string, where = room): Promise<string> {
    const event = { id: line, person, room: where, at: clock.now(), line }
    return toPlainText(replyOf(await dispatch.line(event)))
  }
  await say(teacher, 'progress set the-climb')
  await say(student, 'scene the climb')
  clock.set(clock.now() + 60_000)
  return { say }
}

/** A way to the server that can be held up without a word, as by a frozen machine or a broken network. */
async function openTunnel(url: string) {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const tunnel = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    near.pipe(far)
    far.pipe(near)
    near.on('close', () => far.destroy())
  }).listen(0, '127.0.0.1')
  await once(tunnel, 'listening')
  const near = new URL(url)
  near.port = String((tunnel.address() as { port: number }).port)
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    tunnel.close()
  })
  return {
    url: near.href,
    freeze() {
      tunnel.on('connection', (socket) => socket.unpipe())
      for (const socket of sockets) socket.unpipe()
    },
    cut() {
      tunnel.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

it('with the tables locked, lookups go on within the gate as it was, and a change ends in a sentence', async () => {
  const url = await freshPostgres()
  const { say } = await openClass(url)
  const other = new pg.Client({ connectionString: url })
  await other.connect()
  onTestFinished(() => other.end())
  await other.query('begin; lock table setting, pack, quiz in access exclusive mode')
  expect(await say(student, 'scene the climb')).toContain('ninety steps')
  expect(await say(student, 'scene the letter')).toContain('No scene matches')
  expect(await say(teacher, 'settings set locale:en-GB')).toMatch(sentence)
  await other.query('rollback')
  expect(await say(teacher, 'settings set locale:en-GB')).toContain('Saved for the class.')
})

it.each(['freeze', 'cut'] as const)(
  'with a server that does not answer (%s), lookups go on; a class that was never read gets a sentence',
  async (how) => {
    const tunnel = await openTunnel(await freshPostgres())
    const { say } = await openClass(tunnel.url)
    tunnel[how]()
    expect(await say(student, 'scene the climb')).toContain('ninety steps')
    expect(await say(student, 'scene the letter')).toContain('No scene matches')
    expect(await say(teacher, 'settings set locale:en-GB')).toMatch(sentence)
    expect(await say(student, 'scene the letter', { ...room, class: 'web:other' })).toMatch(
      sentence,
    )
  },
)

it('names the variable when the server accepts no more connections, and goes on within what it accepts', async () => {
  const url = await freshPostgres()
  await (await openStore(url)).close()
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  const user = `few_${new URL(url).pathname.slice(1)}`
  await admin.query(`create role ${user} login connection limit 3;
    grant all on all tables in schema public to ${user}`)
  onTestFinished(async () => {
    await admin.query(`drop owned by ${user}; drop role ${user}`)
    await admin.end()
  })
  const limited = Object.assign(new URL(url), { username: user, password: '' }).href

  async function readTwenty(maxConnections: number): Promise<unknown[]> {
    const store = await openStore(limited, { maxConnections })
    const reads = Array.from({ length: 20 }, () => store.settings.read('web:class'))
    const results = await Promise.allSettled(reads)
    await store.close()
    return results.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []))
  }
  const [failure] = await readTwenty(10)
  expect(failure).toMatchObject({
    problem: 'busy',
    message: expect.stringContaining('Set DATABASE_CONNECTIONS') as string,
  })
  expect(await readTwenty(3)).toEqual([])
})
