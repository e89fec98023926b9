/** Starts the bot: reads the environment, assembles the parts, starts them in order, and stops them in reverse. */
import { flushCompileCache } from 'node:module'
import { startHousekeeping } from './app/housekeeping.ts'
import { systemClock } from './app/system-clock.ts'
import { collectGarbage } from './collect-garbage.ts'
import { createBot } from './create-bot.ts'
import { ConfigError, readConfig } from './config.ts'
import { type Platform, StartError } from './core/platform/platform.ts'
import type { PlatformName } from './core/platform/platform-name.ts'
import { loadContent } from './load-content.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { createPlatforms } from './platforms.ts'
import { startServer } from './server.ts'
import { StoreError } from './store/store-error.ts'
import { openStore } from './store/store.ts'

/** A stop that takes longer is cut short; what is on disk is safe at any moment. */
const maxStopMs = 25_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config)
  const metrics = createMetrics()
  const store = await openStore(config.databaseUrl, {
    onConnectionError: (error) => log.warn({ err: error }, 'A connection to PostgreSQL was lost'),
  })
  const content = await loadContent(config.packsDir)
  const platforms = new Map<PlatformName, Platform>()
  const bot = createBot({ ...content, store, log, platforms })
  const dispatch = metrics.instrument(bot.dispatch)
  const housekeeping = startHousekeeping({ store, clock: systemClock, log })

  const served = await createPlatforms({ config, bot, dispatch, store, log, platforms })
  // The server first: a port in use should be found out before the class is greeted.
  const server = await startServer({
    ...served,
    host: config.host,
    port: config.port,
    metrics,
    healthProblems: async () => [
      ...[...platforms.values()].flatMap((platform) => platform.healthProblem() ?? []),
      ...(await store.healthProblems()),
    ],
  })
  for (const platform of platforms.values()) await platform.start()
  await bot.start()
  log.info(
    { address: server.address, packs: [...bot.packs.keys()], commands: dispatch.commands.size },
    'Ready',
  )
  setImmediate(() => {
    // Node writes the cache only at a clean exit, and many a process is killed.
    flushCompileCache()
    void collectGarbage()
  })
  if (config.playground) process.stdout.write(`\nOpen the classroom at ${server.address}\n\n`)

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, 'Stopping')
    setTimeout(() => process.exit(1), maxStopMs).unref()
    // What is being posted is finished while its platform is still there.
    await bot.stop()
    // The platforms before the server: an open page or a waiting event would hold it.
    for (const platform of platforms.values()) await platform.stop()
    await server.close()
    await housekeeping.stop()
    await store.close()
    log.info('Stopped')
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(signal))
  }
}

try {
  await start()
} catch (error) {
  const isFixable = [ConfigError, StoreError, StartError].some((kind) => error instanceof kind)
  if (!isFixable) throw error
  // What is already open would keep the process alive; all of it is safe to leave.
  process.stderr.write(`${(error as Error).message}\n`, () => process.exit(1))
}
