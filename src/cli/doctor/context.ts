/** What the checks share: the settings, the content and the database, each opened once, by the first check that asks. */
import { silentLog } from './silent-log.ts'
import { type Config, ConfigError, readConfig } from '../../config.ts'
import { type Bot, createBot } from '../../create-bot.ts'
import { silentObserver } from '../../core/platform/observer.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { envFileOf, envFileProblem, withEnvFile } from '../../env-file.ts'
import { type Content, loadContent } from '../../load-content.ts'
import { createPlatforms } from '../../platforms.ts'
import { type Store, openStore } from '../../store/store.ts'
import type { Variables } from '../../unknown-variables.ts'

export interface DoctorContext {
  readonly envFile: string
  readonly config: Config | undefined
  /** Why there is no configuration, a sentence per mistake. */
  readonly configProblems: readonly string[]
  /** What is wrong with lines of the file, if they set nothing. */
  readonly envFileProblem: ReturnType<typeof envFileProblem>
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Throws a ConfigError. */
  readonly content: () => Promise<Content>
  /** Opens what a running bot may be using, and changes no table. Throws a StoreError. */
  readonly store: () => Promise<Store>
  /** The platforms as the bot uses them, none of them started. */
  readonly platforms: () => Promise<ReadonlyMap<PlatformName, Platform>>
  readonly close: () => Promise<void>
}

export function createDoctorContext(
  variables: Variables,
  now: () => number = Date.now,
): DoctorContext {
  const { config, problems } = readOrExplain(variables)
  const content = once(() => loadContent(config?.packsDir ?? 'data'))
  const store = once(() => openStore(config?.databaseUrl ?? '', { shared: true }))
  const platforms = once(async () => {
    const made = new Map<PlatformName, Platform>()
    if (config === undefined) return made
    const parts = { store: await store(), log: silentLog, platforms: made }
    const bot: Bot = createBot({ ...(await content()), ...parts })
    await createPlatforms({ ...parts, config, bot, observer: silentObserver })
    return made
  })
  return {
    envFile: envFileOf(variables),
    config,
    configProblems: problems,
    envFileProblem: envFileProblem(variables),
    now,
    content,
    store,
    platforms,
    async close() {
      const made = await platforms.opened()
      await Promise.allSettled([...(made?.values() ?? [])].map((platform) => platform.stop()))
      await (await store.opened())?.close()
    },
  }
}

function readOrExplain(variables: Variables): {
  readonly config: Config | undefined
  readonly problems: readonly string[]
} {
  try {
    return { config: readConfig(withEnvFile(variables)), problems: [] }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return { config: undefined, problems: error.message.split('\n') }
  }
}

/** Opens at the first call. `opened` returns what was opened, if it was. */
function once<T>(open: () => Promise<T>) {
  let opening: Promise<T> | undefined
  return Object.assign(() => (opening ??= open()), {
    opened: (): Promise<T | undefined> =>
      opening === undefined ? Promise.resolve(undefined) : opening.catch(() => undefined),
  })
}
