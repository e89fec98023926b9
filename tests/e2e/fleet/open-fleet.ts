/** Two processes of the bot over HTTP on one PostgreSQL, behind a plain proxy, with classes on both fakes. */
import pg from 'pg'
import { openStore } from '../../../src/store/store.ts'
import { type BotProcess, createBotProcess } from './bot-processes.ts'
import { openDatabaseLink } from './database-link.ts'
import { type ProxyOptions, startProxy } from './proxy.ts'
import { openSchool } from './school.ts'

export interface FleetOptions extends Omit<ProxyOptions, 'servers'> {
  readonly databaseUrl: string
  /** How many classes, half of them on each platform. */
  readonly classes: number
  readonly drainSeconds?: number
}

export type Fleet = Awaited<ReturnType<typeof openFleet>>

export async function openFleet({ databaseUrl, classes, drainSeconds, ...proxied }: FleetOptions) {
  const school = await openSchool(classes)
  const link = await openDatabaseLink(databaseUrl)
  // Past the link: whoever watches sees what is there while the bots don’t.
  const store = await openStore(databaseUrl, { maxConnections: 4 })
  await school.install(store)
  const rows = new pg.Pool({ connectionString: databaseUrl, max: 4 })
  rows.on('error', () => undefined)
  const environment = {
    ...school.environment(),
    DATABASE_URL: link.url,
    ...(drainSeconds === undefined ? {} : { DRAIN_SECONDS: String(drainSeconds) }),
  }
  const bots = [await createBotProcess(environment), await createBotProcess(environment)] as const
  await Promise.all(bots.map((bot) => bot.start()))
  const proxy = await startProxy({ servers: bots.map(({ url }) => url), ...proxied })
  school.connect(proxy.url)

  return {
    school,
    bots,
    proxy,
    link,
    store,
    /** Reads rows as they are, to see what was kept. */
    rows,
    /** Restarts each process in turn while the other one works. Returns the exit codes. */
    async restartAll(): Promise<readonly unknown[]> {
      const codes: unknown[] = []
      for (const bot of bots) {
        codes.push((await bot.stop()).code)
        await bot.start()
        await untilTaken(proxy.taken, bots.indexOf(bot))
      }
      return codes
    },
    async close(): Promise<void> {
      await Promise.all(bots.map((bot: BotProcess) => bot.kill()))
      proxy.close()
      link.close()
      await Promise.all([rows.end(), store.close()])
      await school.close()
    },
  }
}

/** Resolves once the proxy has sent a request to a server again, so that the next one can leave. */
async function untilTaken(taken: readonly number[], index: number): Promise<void> {
  const before = taken[index] ?? 0
  const end = Date.now() + 30_000
  while ((taken[index] ?? 0) === before && Date.now() < end) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20)
    })
  }
}
