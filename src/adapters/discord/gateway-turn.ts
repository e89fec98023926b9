/** Connects to the gateway in turn, where several processes have the same token: Discord would give each of them everything. */
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { type Clock, wait } from '../../core/platform/clock.ts'
import type { Lease, Leases } from '../../core/platform/lease.ts'
import type { createGateway } from './gateway.ts'

type Gateway = ReturnType<typeof createGateway>

interface TurnParts {
  readonly gateway: Gateway
  /** Those of the processes that may have the token too. */
  readonly leases: Leases
  readonly applicationId: string
  readonly clock: Clock
  readonly log: Logger
}

/** How long a process that was killed keeps the others waiting. */
const leaseMs = 10_000
const renewMs = 3_000
const lookMs = 1_000
/** After a process that had its turn could not connect. */
const retryMs = 5_000
/** How long a process that stops goes on answering until the one that waits is connected. */
const maxHandOverMs = 4_000
const handOverLookMs = 200

const waitingText =
  'Another process is connected to Discord with this token. This one waits and connects when the other stops.'

const takenOverText = 'The other process is gone; this one is connected to Discord now'

/** Returns the gateway, whose `connect` also resolves if this process has to wait; it then connects by itself in its turn. */
export function takeTurns({ gateway, leases, applicationId, clock, log }: TurnParts) {
  const owner = randomUUID()
  const current = `discord-gateway/${applicationId}`
  const queue = createQueue(leases, `${current}/next`, owner)
  let turn: Lease | undefined
  let isConnected = false
  let isClosed = false
  let cancelStep: (() => void) | undefined

  /** Takes or keeps the turn. Returns how soon to look again. */
  async function step(): Promise<number> {
    turn = await leases.acquire(current, owner, leaseMs)
    if (turn === undefined) {
      if (isConnected) await giveWay()
      await queue.join()
      return lookMs
    }
    if (isConnected) return renewMs
    await connectOrRelease(gateway, leases, turn)
    isConnected = true
    if (await queue.leave()) log.info(takenOverText)
    return renewMs
  }

  async function giveWay(): Promise<void> {
    log.warn('Another process has taken over Discord’s gateway')
    isConnected = false
    await gateway.disconnect()
  }

  function repeat(delayMs: number): void {
    if (isClosed) return
    cancelStep = clock.after(delayMs, () => {
      step().then(repeat, (error: unknown) => {
        // Whoever is connected stays so while the database is away: nobody else can have the turn.
        log.warn({ err: error }, 'The turn at Discord’s gateway is uncertain; trying again')
        repeat(isConnected ? renewMs : retryMs)
      })
    })
  }

  /** Lets a process that waits connect first, so that nothing is lost between them; what both are given is done once. */
  async function handOver(lease: Lease): Promise<void> {
    const isAwaited = !(await queue.isEmpty())
    await leases.release(lease)
    const tries = isAwaited ? maxHandOverMs / handOverLookMs : 0
    for (let look = 0; look < tries; look += 1) {
      await wait(clock, handOverLookMs)
      if (await queue.isEmpty()) return
    }
  }

  async function leave(): Promise<void> {
    if (turn === undefined) await queue.leave()
    else await handOver(turn)
  }

  return {
    ...gateway,
    async connect(): Promise<void> {
      const delayMs = await step()
      if (turn === undefined) log.info(waitingText)
      repeat(delayMs)
    },
    async close(): Promise<void> {
      isClosed = true
      cancelStep?.()
      await leave().catch((error: unknown) => {
        log.warn({ err: error }, 'The turn at Discord’s gateway could not be handed over')
      })
      await gateway.close()
    },
    /** Returns a sentence for the operator while this process waits. */
    healthNote: (): string | undefined =>
      turn === undefined && !isConnected ? `Discord: ${waitingText}` : undefined,
  }
}

/** Where this process cannot reach Discord, another one may. */
async function connectOrRelease(gateway: Gateway, leases: Leases, turn: Lease): Promise<void> {
  try {
    await gateway.connect()
  } catch (error) {
    await leases.release(turn).catch(() => undefined)
    throw error
  }
}

/** Says that a process waits, so that the one that stops hands over to it. */
function createQueue(leases: Leases, name: string, owner: string) {
  let isIn = false
  return {
    async join(): Promise<void> {
      isIn = true
      await leases.acquire(name, owner, leaseMs)
    },
    /** Returns whether this process was in it. */
    async leave(): Promise<boolean> {
      const wasIn = isIn
      isIn = false
      const lease = await leases.acquire(name, owner, leaseMs)
      if (lease !== undefined) await leases.release(lease)
      return wasIn
    },
    isEmpty: async () => (await leases.acquire(name, owner, 1)) !== undefined,
  }
}
