/** Makes the platforms that the configuration switches on; the library of one that is off is never loaded. */
import { networkInterfaces } from 'node:os'
import type { Hono } from 'hono'
import { createWeb } from './adapters/web/index.ts'
import type { Mount } from './adapters/kit/mount.ts'
import { createProjectorRoutes } from './adapters/web/projector-routes.ts'
import { createHome } from './app/home-page.ts'
import { homeSections } from './app/home-today.ts'
import type { Bot, BotOptions } from './create-bot.ts'
import type { Config } from './config.ts'
import { isLoopback } from './core/platform/loopback.ts'
import type { Observer } from './core/platform/observer.ts'
import type { Platform } from './core/platform/platform.ts'
import type { PlatformName } from './core/platform/platform-name.ts'
import { type ServerParts, httpAddress } from './server.ts'
import { createSecrets } from './store/secrets.ts'

export interface PlatformParts extends Pick<BotOptions, 'store' | 'log'> {
  readonly config: Config
  readonly bot: Bot
  readonly observer: Observer
  /** Filled here; the bot looks platforms up in it by name. */
  readonly platforms: Map<PlatformName, Platform>
}

/** Returns what the HTTP server has to serve for them. */
export async function createPlatforms(
  parts: PlatformParts,
): Promise<Pick<ServerParts, 'routes' | 'mounts'>> {
  const { config, bot, store, log, platforms, observer } = parts
  const { dispatch } = bot
  const routes: Hono[] = []
  const mounts: Mount[] = []
  if (config.discord !== undefined) {
    const { createDiscord } = await import('./adapters/discord/index.ts')
    const discord = createDiscord(config.discord, {
      dispatch,
      log,
      observer,
      onLost: (lost) => void bot.lose(lost),
      claimEvent: (id) => bot.claimEvent(`discord/${id}`),
      leases: store.engine === 'sqlite' ? undefined : store.leases,
      sharedRates: store.sharedRates,
    })
    platforms.set('discord', discord.platform)
    if (discord.mount !== undefined) mounts.push(discord.mount)
  }
  if (config.slack !== undefined) {
    const [secretsKey, ...formerKeys] = config.secretsKeys
    const { createSlack } = await import('./adapters/slack/index.ts')
    const slack = createSlack(config.slack, {
      dispatch,
      log,
      observer,
      onLost: (lost) => void bot.lose(lost),
      claimEvent: (id) => bot.claimEvent(`slack/${id}`),
      sharedRates: store.sharedRates,
      home: createHome({
        openContext: bot.openContext,
        sections: homeSections,
        log,
      }),
      installations:
        secretsKey === undefined
          ? undefined
          : store.installations(createSecrets([secretsKey, ...formerKeys])),
    })
    bot.onClassChange(slack.refreshHomes)
    bot.keepCurrent(slack.shownClasses)
    platforms.set('slack', slack.platform)
    if (slack.mount !== undefined) mounts.push(slack.mount)
  }
  if (config.playground !== undefined) {
    const { key } = config.playground
    const web = createWeb({
      dispatch,
      log,
      observer,
      now: Date.now,
      address: pageAddress(config),
      hostNames: [
        new URL(httpAddress(config.host, config.port)).hostname,
        ...addressesOf(config.host),
      ],
      key,
      openContext: bot.openContext,
    })
    platforms.set('web', web.platform)
    routes.push(web.routes)
  }
  if (projectorAddresses(config)('web') !== undefined) {
    routes.push(createProjectorRoutes({ projector: bot.projector, log }))
  }
  return { routes, mounts }
}

/** Returns where people open the projector view of a quiz: at PUBLIC_URL or, if the quiz is on the page, where the page is. */
export function projectorAddresses(
  config: Pick<Config, 'publicUrl' | 'playground' | 'host' | 'port'>,
) {
  const page = config.playground && pageAddress(config)
  return (platform: PlatformName): string | undefined =>
    config.publicUrl ?? (platform === 'web' ? page : undefined)
}

/** Returns where people open the page: at PUBLIC_URL, or on this computer by an address that a browser can open. */
export function pageAddress({
  publicUrl,
  host,
  port,
}: Pick<Config, 'publicUrl' | 'host' | 'port'>) {
  const outside = addressesOf(host).find((each) => !each.includes(':') && !isLoopback(each))
  const reachable = outside ?? (isEveryHost(host) ? '127.0.0.1' : host)
  return publicUrl ?? httpAddress(reachable, port)
}

/** Returns what else a host stands for: of one that means every interface, the addresses of this computer. */
function addressesOf(host: string): readonly string[] {
  if (!isEveryHost(host)) return []
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return addresses.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address))
}

function isEveryHost(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}
