/** Starts the bot: reads the environment, puts the parts together, opens the doors, and closes them again in order. */
import type { Hono } from 'hono'
import { createWeb } from './adapters/web/index.ts'
import { startHousekeeping } from './app/housekeeping.ts'
import { createBot } from './bot.ts'
import { ConfigError, readConfig } from './config.ts'
import type { Platform } from './core/platform.ts'
import type { PlatformName } from './core/room.ts'
import { createLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { type Mount, startServer } from './server.ts'
import { StoreError } from './store/store-error.ts'
import { openStore } from './store/store.ts'

/** After this long a stop that hangs is cut; what is on disk is safe at any moment. */
const longestStop = 25_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config)
  const metrics = createMetrics()
  const store = await openStore(config.databaseUrl, {
    onTrouble: (error) => log.warn({ err: error }, 'A connection to PostgreSQL was lost'),
  })
  const platforms = new Map<PlatformName, Platform>()
  const bot = await createBot({ packsDir: config.packsDir, store, log, platforms })
  const dispatch = metrics.measured(bot.dispatch)
  const house = startHousekeeping({ store, log })

  const routes: Hono[] = []
  const mounts: Mount[] = []
  if (config.playground) {
    const [pack] = bot.packs.values()
    const web = createWeb({
      dispatch,
      log,
      now: Date.now,
      address: `http://${config.host}:${config.port}`,
      ...(pack === undefined ? {} : { reading: pack.title }),
    })
    platforms.set('web', web.platform)
    routes.push(web.routes)
  }

  for (const platform of platforms.values()) await platform.start()
  bot.daily.poster.start()
  await bot.quizzes.start()
  const server = await startServer({
    host: config.host,
    port: config.port,
    metrics,
    troubles: async () => [
      ...[...platforms.values()].flatMap((platform) => platform.trouble() ?? []),
      ...(await store.trouble()),
    ],
    routes,
    mounts,
  })
  log.info(
    { address: server.address, packs: [...bot.packs.keys()], commands: dispatch.commands.size },
    'Ready',
  )
  if (config.playground) process.stdout.write(`\nOpen the classroom at ${server.address}\n\n`)

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, 'Stopping')
    setTimeout(() => process.exit(1), longestStop).unref()
    // What is being posted is finished while its platform is still there.
    await bot.daily.poster.stop()
    await bot.quizzes.stop()
    // The platforms before the server: an open page or a waiting event would hold it.
    for (const platform of platforms.values()) await platform.stop()
    await server.close()
    await house.stop()
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
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error
  // What has been opened so far would keep the process alive; all of it is safe to leave.
  process.stderr.write(`${error.message}\n`, () => process.exit(1))
}
