/** Starts the bot: reads the environment, assembles the parts, starts them in order, and stops them in reverse. */
import { flushCompileCache, getCompileCacheDir } from 'node:module'
import type { Logger } from 'pino'
import { announceReady } from './announce-ready.ts'
import { startHousekeeping } from './app/housekeeping.ts'
import { monotonicClock, systemClock } from './app/system-clock.ts'
import { startTokenSeals } from './app/token-seals.ts'
import { collectGarbage } from './collect-garbage.ts'
import { createBot } from './create-bot.ts'
import { toSourcePlaces } from './bundle/source-places.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { envFileWarnings, withEnvFile } from './env-file.ts'
import { type Platform, StartError } from './core/platform/platform.ts'
import type { Observer } from './core/platform/observer.ts'
import type { PlatformName } from './core/platform/platform-name.ts'
import { stripInvisible } from './core/reply/invisible.ts'
import { keepRunning } from './keep-running.ts'
import { loadContent } from './load-content.ts'
import { captureConsole, createLog, createLogStream, flushLog } from './log.ts'
import { createMetrics } from './metrics.ts'
import { openWhenReady } from './open-when-ready.ts'
import { createPlatforms, projectorAddresses } from './platforms.ts'
import { startServer } from './server.ts'
import { type Shutdown, createShutdown, createSignalHandler, step } from './shutdown.ts'
import { createSecrets } from './store/secrets.ts'
import { StoreError } from './store/store-error.ts'
import { type Store, type StoreOptions, openStore } from './store/store.ts'
import { watchNpm } from './watch-npm.ts'
import { watchState } from './watch-state.ts'

/**
 * How long each part may take to stop, after the time for draining; what is on disk is safe at any moment. Together, with the
 * second for the last lines of the log, 20 seconds.
 */
const maxStopMs = { bot: 8000, platform: 6000, server: 2000, housekeeping: 1000, store: 2000 }

async function start(): Promise<void> {
  const config = readConfig(withEnvFile(process.env))
  const metrics = createMetrics()
  const log = openLog(config, metrics.observer)
  const shutdown = createShutdown({ clock: systemClock, log })
  stopWhenAsked(shutdown, log)

  const waiting = { clock: monotonicClock, log, isStopping: () => shutdown.hasBegun }
  const options = storeOptions(config, log, metrics.observer)
  const store = await openWhenReady(() => openStore(config.databaseUrl, options), waiting)
  shutdown.add(step('store', maxStopMs.store, () => store.close()))
  const content = await loadContent(config.packsDir, getCompileCacheDir())
  if (shutdown.hasBegun) return
  const platforms = new Map<PlatformName, Platform>()
  const bot = createBot({
    ...content,
    store,
    log,
    platforms,
    projectorAddress: projectorAddresses(config),
    observer: metrics.observer,
  })
  const housekeeping = startHousekeeping({ ...metrics, store, clock: systemClock, log })
  shutdown.add(step('housekeeping', maxStopMs.housekeeping, () => housekeeping.stop()))
  const tokenSeals = await openTokenSeals(config, store, log)
  shutdown.add(step('token seals', maxStopMs.housekeeping, () => tokenSeals.stop()))
  const served = await createPlatforms({ ...metrics, config, bot, store, log, platforms })
  if (shutdown.hasBegun) return
  const watch = watchState(metrics, { config, store, platforms })
  shutdown.add(step('status', maxStopMs.housekeeping, () => watch.stop()))
  // The server first: a port in use should be found out before the class is greeted.
  const server = await startServer({
    ...config,
    ...served,
    routes: [watch.routes, ...served.routes],
    metrics,
    log,
    healthProblems: async () => [
      ...[...platforms.values()].flatMap((platform) => platform.healthProblem() ?? []),
      ...[...platforms.values()].flatMap((platform) => platform.requestProblem?.() ?? []),
      ...(await store.healthProblems()),
      ...tokenSeals.healthProblems(),
    ],
    healthNotes: async () => [
      ...[...platforms.values()].flatMap((platform) => platform.healthNote?.() ?? []),
      ...tokenSeals.healthNotes(),
      ...(await watch.overdueNotes()),
    ],
    ownProblems: () => tokenSeals.healthProblems(),
  })
  shutdown.add(step('server', maxStopMs.server, () => server.close()))
  // Stopped before the server: an open page or a waiting event would hold it.
  shutdown.add(
    ...[...platforms.values()].map((platform) =>
      step(platform.name, maxStopMs.platform, () => platform.stop()),
    ),
  )
  for (const platform of platforms.values()) {
    if (shutdown.hasBegun) return
    await platform.start()
  }
  if (shutdown.hasBegun) return
  // Stopped before the platforms: what is being posted is finished while its platform is still there.
  shutdown.add(step('bot', maxStopMs.bot, () => bot.stop()))
  await bot.start()
  if (shutdown.hasBegun) return
  // Stopped first: whoever shares out the requests finds out that this process leaves while it still does everything.
  shutdown.add(step('drain', config.drainMs + 1000, () => server.drain(config.drainMs)))
  server.open()
  watch.start()
  const words = announceReady(log, {
    config,
    store: store.engine,
    packs: [...bot.packs.keys()],
    commands: bot.commands.size,
    address: server.address,
  })
  if (words !== '') process.stdout.write(words)
  setImmediate(tidyUp)
}

/** Node writes the compile cache only at a clean exit, and many a process is killed. */
function tidyUp(): void {
  flushCompileCache()
  void collectGarbage()
}

function openLog(config: Config, observer: Observer): Logger {
  const log = createLog(config, createLogStream(process.stdout), observer)
  captureConsole(log)
  for (const warning of [...envFileWarnings(process.env), ...config.warnings]) log.warn(warning)
  return log
}

const interrupted = {
  process:
    'The bot didn’t stop properly last time: it was killed, or the power failed. Everything it confirmed is there, and it goes on from there',
  restore:
    'A restore was interrupted before it put the copy in place, so the database is the one from before it. To have the copy, stop the bot and run npm run restore again',
}

function storeOptions(
  { maxConnections, backupsDir }: Config,
  log: Logger,
  observer: Observer,
): StoreOptions {
  return {
    maxConnections,
    backupsDir,
    onConnectionError(error: unknown): void {
      observer.report('storeConnectionLost', {})
      log.warn({ err: error }, 'A connection to PostgreSQL was lost')
    },
    onBusy: (ms: number) => observer.report('storeBusy', { seconds: ms / 1000 }),
    onInterrupted: (what) => log.warn(interrupted[what]),
    onUpdate: ({ copy }) =>
      log.info(
        copy === undefined
          ? 'Bringing the database of an older version up to date. The bot makes no copy of PostgreSQL: to go back, you need a dump from before this update'
          : `Bringing the database of an older version up to date. As it was, it is in ${copy}`,
      ),
  }
}

/** Without a SECRETS_KEY nothing that is stored can be decrypted, and nothing asks for it. */
function openTokenSeals({ secretsKeys: [key, ...olderKeys] }: Config, store: Store, log: Logger) {
  return startTokenSeals({
    tokens: key === undefined ? undefined : store.sealedTokens(createSecrets([key, ...olderKeys])),
    hasOlderKeys: olderKeys.length > 0,
    clock: systemClock,
    log,
  })
}

/** Comes before anything is started: from here on every end of the bot is one in order. */
function stopWhenAsked(shutdown: Shutdown, log: Logger): void {
  async function stop(signal: string, exitCode: 0 | 1): Promise<void> {
    if (shutdown.hasBegun) return
    log.info({ signal }, 'Stopping')
    await shutdown.run()
    log.info('Stopped')
    await exitAfterLog(exitCode)
  }

  const { now } = monotonicClock
  const onSignal = createSignalHandler({
    now,
    stop: (signal) => void stop(signal, 0),
    endAtOnce: () => process.exit(1),
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // Until now `start.js` has listened. A moment without a listener would lose a signal that is on its way.
    const before = process.listeners(signal)
    process.on(signal, onSignal)
    for (const listener of before) process.off(signal, listener)
  }
  if (process.env['npm_lifecycle_event'] !== undefined) watchNpm(() => onSignal('npm has ended'))
  const onUncaught = keepRunning({ log, now, onTooMany: () => void stop('errors', 1) })
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, onUncaught)
}

/** What is still open would keep the process alive; all of it is safe to leave. */
async function exitAfterLog(exitCode: 0 | 1): Promise<never> {
  await flushLog(process.stdout)
  process.exit(exitCode)
}

try {
  await start()
} catch (error) {
  const isFixable = [ConfigError, StoreError, StartError].some((kind) => error instanceof kind)
  const { message, stack = message } = error as Error
  // A line without “=” is often why a setting is missing.
  const lines = error instanceof ConfigError ? envFileWarnings(process.env) : []
  const words = [isFixable ? message : toSourcePlaces(stack), ...lines].join('\n')
  // A message may quote a file, and a terminal obeys what it prints.
  process.stderr.write(`${stripInvisible(words)}\n`, () => void exitAfterLog(1))
}
