/** A way to the database that can be held up without a word, as by a machine that is frozen or a network that is broken. */
import { once } from 'node:events'
import { type AddressInfo, type Socket, connect, createServer } from 'node:net'

export interface DatabaseLink {
  readonly url: string
  /** From now on nothing comes through, and nobody is told. */
  readonly freeze: () => void
  readonly thaw: () => void
  readonly close: () => void
}

export async function openDatabaseLink(databaseUrl: string): Promise<DatabaseLink> {
  const { hostname, port } = new URL(databaseUrl)
  const pairs = new Set<readonly [Socket, Socket]>()
  let isFrozen = false

  function join([near, far]: readonly [Socket, Socket]): void {
    near.pipe(far)
    far.pipe(near)
  }

  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const pair = [near, far] as const
    pairs.add(pair)
    for (const [socket, other] of [pair, [far, near]] as const) {
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        other.destroy()
        pairs.delete(pair)
      })
    }
    if (!isFrozen) join(pair)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const near = new URL(databaseUrl)
  near.port = String((server.address() as AddressInfo).port)
  return {
    url: near.href,
    freeze() {
      isFrozen = true
      for (const [one, other] of pairs) {
        one.unpipe(other).pause()
        other.unpipe(one).pause()
      }
    },
    thaw() {
      isFrozen = false
      for (const pair of pairs) join(pair)
    },
    close() {
      server.close()
      for (const socket of [...pairs].flat()) socket.destroy()
    },
  }
}
