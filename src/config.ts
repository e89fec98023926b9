/** The only place that reads the environment. An invalid value stops the start with one sentence that names it. */
import { z } from 'zod'
import type { DiscordConfig } from './adapters/discord/config.ts'
import type { SlackConfig } from './adapters/slack/config.ts'
import { findClosestName } from './core/command/did-you-mean.ts'

const text = z.string().trim().min(1).optional()
const url = z.url({ protocol: /^https?$/ })

const Environment = z.object({
  DISCORD_TOKEN: text,
  DISCORD_APPLICATION_ID: z
    .string()
    .regex(/^\d{17,20}$/)
    .optional(),
  DISCORD_PUBLIC_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .optional(),
  DISCORD_MODE: z.enum(['gateway', 'http']).optional(),
  DISCORD_API_URL: url.default('https://discord.com/api'),
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-/)
    .optional(),
  SLACK_SIGNING_SECRET: text,
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_STATE_SECRET: text,
  SLACK_API_URL: url.default('https://slack.com/api/'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/)
    .default('sqlite:var/commonplace.db'),
  // The first key encrypts; older keys after it can still decrypt what they encrypted.
  SECRETS_KEY: z
    .string()
    .transform((value) => value.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => Buffer.from(key, 'base64').length === 32))
    .optional(),
  PACKS_DIR: z.string().min(1).default('data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PLAYGROUND: z.enum(['on', 'off']).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

type Name = keyof z.infer<typeof Environment>

/** What each variable must be, to end the sentence “X must be …”. */
const expectedFormats: Readonly<Record<Name, string>> = {
  DISCORD_TOKEN: 'a bot token. Copy it from the Discord developer portal, under Bot',
  DISCORD_APPLICATION_ID:
    'an application ID of 17 to 20 digits. Copy it from the Discord developer portal',
  DISCORD_PUBLIC_KEY:
    'a public key of 64 hexadecimal digits. Copy it from the Discord developer portal',
  DISCORD_MODE: 'gateway or http',
  DISCORD_API_URL: 'a web address that begins with http:// or https://',
  SLACK_BOT_TOKEN: 'a bot token, which begins with xoxb-',
  SLACK_APP_TOKEN: 'an app-level token, which begins with xapp-',
  SLACK_SIGNING_SECRET: 'a signing secret. Copy it from the Slack app’s Basic Information page',
  SLACK_CLIENT_ID: 'a client ID. Copy it from the Slack app’s Basic Information page',
  SLACK_CLIENT_SECRET: 'a client secret. Copy it from the Slack app’s Basic Information page',
  SLACK_STATE_SECRET: 'a secret of your choice. Any long random text will do',
  SLACK_API_URL: 'a web address that begins with http:// or https://',
  DATABASE_URL: 'sqlite:PATH or postgres://user:password@host/database',
  SECRETS_KEY: '32 bytes in base64. Make one with: openssl rand -base64 32',
  PACKS_DIR: 'a folder of study packs',
  PORT: 'a port number from 0 to 65535',
  HOST: 'a host name or address to listen on',
  PLAYGROUND: 'on or off',
  LOG_LEVEL: 'one of fatal, error, warn, info, debug, trace, silent',
}

export interface Config {
  readonly discord: DiscordConfig | undefined
  readonly slack: SlackConfig | undefined
  readonly databaseUrl: string
  /** The current key, then older ones. */
  readonly secretsKeys: readonly string[]
  readonly packsDir: string
  readonly port: number
  readonly host: string
  readonly playground: boolean
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/** The environment is wrong. The message tells the operator what to change, one line per variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads and checks the environment; an empty value counts as not set. Throws a ConfigError if it is invalid. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => String(issue.path[0])))
    throw new ConfigError(
      [...names].map((name) => `${name} must be ${expectedFormats[name as Name]}.`).join('\n'),
    )
  }
  rejectUnknown(Object.keys(given))
  const values = parsed.data
  const discord = discordConfig(values)
  const slack = slackConfig(values)
  return {
    discord,
    slack,
    databaseUrl: values.DATABASE_URL,
    secretsKeys: values.SECRETS_KEY ?? [],
    packsDir: values.PACKS_DIR,
    port: values.PORT,
    host: values.HOST,
    playground:
      values.PLAYGROUND === undefined
        ? discord === undefined && slack === undefined
        : values.PLAYGROUND === 'on',
    logLevel: values.LOG_LEVEL,
  }
}

type Values = z.infer<typeof Environment>

/** Rejects unknown names that begin with DISCORD_ or SLACK_, so that such a misspelt variable is not silently ignored. */
function rejectUnknown(names: readonly string[]): void {
  const known = Object.keys(expectedFormats)
  for (const name of names) {
    if (!/^(DISCORD|SLACK)_/.test(name) || known.includes(name)) continue
    const close = findClosestName(name, known)
    throw new ConfigError(
      `${name} is not a setting of Commonplace.${close === undefined ? ' Remove it.' : ` Did you mean ${close}?`}`,
    )
  }
}

function discordConfig(values: Values): DiscordConfig | undefined {
  if (values.DISCORD_TOKEN === undefined) {
    const extra = (['DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY', 'DISCORD_MODE'] as const).find(
      (name) => values[name] !== undefined,
    )
    if (extra !== undefined) {
      throw new ConfigError(`${extra} is set but DISCORD_TOKEN is not. Set both or neither.`)
    }
    return undefined
  }
  if (values.DISCORD_APPLICATION_ID === undefined) {
    throw new ConfigError(
      'DISCORD_TOKEN is set but DISCORD_APPLICATION_ID is not. Copy it from the Discord developer portal.',
    )
  }
  const mode = values.DISCORD_MODE ?? 'gateway'
  if (mode === 'http' && values.DISCORD_PUBLIC_KEY === undefined) {
    throw new ConfigError(
      'DISCORD_MODE is http but DISCORD_PUBLIC_KEY is not set. Copy it from the Discord developer portal.',
    )
  }
  return {
    token: values.DISCORD_TOKEN,
    applicationId: values.DISCORD_APPLICATION_ID,
    publicKey: values.DISCORD_PUBLIC_KEY,
    mode,
    apiUrl: values.DISCORD_API_URL.replace(/\/$/, ''),
  }
}

function slackConfig(values: Values): SlackConfig | undefined {
  const apiUrl = values.SLACK_API_URL.replace(/\/?$/, '/')
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = values
  if (clientId !== undefined || clientSecret !== undefined || stateSecret !== undefined) {
    if (botToken !== undefined) {
      throw new ConfigError(
        'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many. Set only one of them.',
      )
    }
    if (
      clientId === undefined ||
      clientSecret === undefined ||
      stateSecret === undefined ||
      signingSecret === undefined
    ) {
      throw new ConfigError(
        'To use Slack in many workspaces, set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_SIGNING_SECRET.',
      )
    }
    if (values.SECRETS_KEY === undefined) {
      throw new ConfigError(
        'SLACK_CLIENT_ID needs SECRETS_KEY, to encrypt installation tokens. Make one with: openssl rand -base64 32',
      )
    }
    return {
      kind: 'workspaces',
      apiUrl,
      clientId,
      clientSecret,
      stateSecret,
      signingSecret,
      appToken,
    }
  }
  if (botToken === undefined) {
    if (appToken !== undefined || signingSecret !== undefined) {
      throw new ConfigError(
        'SLACK_BOT_TOKEN is not set. Copy it from the Slack app’s OAuth & Permissions page.',
      )
    }
    return undefined
  }
  if (appToken !== undefined) return { kind: 'socket', apiUrl, botToken, appToken, signingSecret }
  if (signingSecret !== undefined) return { kind: 'http', apiUrl, botToken, signingSecret }
  throw new ConfigError(
    'SLACK_BOT_TOKEN is set, so also set SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP).',
  )
}
