/** Says what has started: for the log in fields, and for a newcomer at a terminal in plain words. */
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import { pageAddress } from './platforms.ts'

export interface Started {
  readonly config: Config
  /** The kind of database; its address is nobody’s business. */
  readonly store: string
  readonly packs: readonly string[]
  readonly commands: number
  /** Where the web server listens. */
  readonly address: string
}

/** Writes the line “Ready” to the log and, if the page is on, returns what to print for whoever started the bot. */
export function announceReady(log: Logger, { config, ...started }: Started): string {
  const port = Number(new URL(started.address).port) || 80
  const page = config.playground && pageAddress({ ...config, port })
  log.info({ platforms: describePlatforms(config), ...started, page }, 'Ready')
  if (page === undefined) return ''
  const isOnly = (config.discord ?? config.slack) === undefined
  return isOnly ? welcome(page) : `\nOpen the classroom at ${page}\n\n`
}

/** Returns each platform that is switched on and how it is connected. */
export function describePlatforms(
  config: Pick<Config, 'discord' | 'slack' | 'playground'>,
): readonly string[] {
  const { discord, slack, playground } = config
  return [
    ...(discord === undefined
      ? []
      : [`Discord over ${discord.mode === 'http' ? 'HTTP' : 'the gateway'}`]),
    ...(slack === undefined ? [] : [`Slack ${describeSlack(slack)}`]),
    ...(playground === undefined ? [] : ['page']),
  ]
}

function describeSlack(slack: NonNullable<Config['slack']>): string {
  const { kind } = slack
  switch (kind) {
    case 'socket':
      return 'over Socket Mode'
    case 'http':
      return 'over HTTP'
    case 'workspaces':
      return `in many workspaces over ${slack.appToken === undefined ? 'HTTP' : 'Socket Mode'}`
    default:
      return kind satisfies never
  }
}

/** Returns what to read where the page is the only platform. */
export function welcome(address: string): string {
  return [
    '',
    `Open the classroom at ${address}`,
    '',
    'This is Commonplace on a page of its own, for trying it out. Type there: scene carnival',
    'To bring it to your class on Discord or Slack, stop it here with Ctrl+C and run: npm run setup',
    '',
    '',
  ].join('\n')
}
