/** The only place that reads the environment. An invalid value stops the start with one sentence that names it. */
import { isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import type { DiscordConfig } from './adapters/discord/index.ts'
import type { SlackConfig } from './adapters/slack/config.ts'
import { bareValues } from './bare-values.ts'
import { basePathOf, isPlainAddress, ownPartOf } from './base-path.ts'
import { isLoopback } from './core/platform/loopback.ts'
import { readDatabaseUrl } from './store/database-url.ts'
import { StoreError } from './store/store-error.ts'
import { type Variables, describeUnknown, findUnknownVariables } from './unknown-variables.ts'

const text = z.string().min(1).optional()
const url = z.url({ protocol: /^https?$/ })
const anAddress = 'a web address that begins with http:// or https://'

function matching(pattern: RegExp) {
  return z.string().regex(pattern)
}

function longSecret(description: string) {
  return z.string().min(16).optional().describe(description)
}

/** Each variable with what it must be, to end the sentence “X must be …”. */
export const Environment = z.object({
  DISCORD_TOKEN: matching(/^[!#-&(-~]+$/)
    .optional()
    .describe(
      'the bot token alone, without quotation marks and without Bot before it. Copy it from the Discord developer portal, under Bot',
    ),
  DISCORD_APPLICATION_ID: matching(/^\d{17,20}$/)
    .optional()
    .describe('an application ID of 17 to 20 digits. Copy it from the Discord developer portal'),
  DISCORD_PUBLIC_KEY: matching(/^[0-9a-f]{64}$/i)
    .optional()
    .describe('a public key of 64 hexadecimal digits. Copy it from the Discord developer portal'),
  DISCORD_MODE: z.enum(['gateway', 'http']).optional().describe('gateway or http'),
  DISCORD_API_URL: url.default('https://discord.com/api').describe(anAddress),
  SLACK_BOT_TOKEN: matching(/^xoxb-/)
    .optional()
    .describe('a bot token, which begins with xoxb-'),
  SLACK_APP_TOKEN: matching(/^xapp-/)
    .optional()
    .describe('an app-level token, which begins with xapp-'),
  SLACK_SIGNING_SECRET: text.describe(
    'a signing secret. Copy it from the Slack app’s Basic Information page',
  ),
  SLACK_CLIENT_ID: text.describe(
    'a client ID. Copy it from the Slack app’s Basic Information page',
  ),
  SLACK_CLIENT_SECRET: text.describe(
    'a client secret. Copy it from the Slack app’s Basic Information page',
  ),
  SLACK_STATE_SECRET: longSecret(
    'a secret of at least 16 characters. Make one with: openssl rand -base64 24',
  ),
  SLACK_API_URL: url.default('https://slack.com/api/').describe(anAddress),
  DATABASE_URL: z
    .string()
    .default('sqlite:var/commonplace.db')
    .describe('sqlite:PATH or postgres://user:password@host/database'),
  DATABASE_CONNECTIONS: z.coerce
    .number()
    .int()
    .min(3)
    .max(100)
    .default(10)
    .describe('a number of connections from 3 to 100'),
  // The first key encrypts; older keys after it can still decrypt what they encrypted.
  SECRETS_KEY: z
    .string()
    .transform((value) => value.split(',').map((key) => key.trim()))
    .refine((keys) => keys.every((key) => Buffer.from(key, 'base64').length === 32))
    .optional()
    .describe('32 bytes in base64. Make one with: openssl rand -base64 32'),
  PACKS_DIR: z.string().min(1).default('data').describe('a folder of study packs'),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('a port number from 0 to 65535'),
  HOST: z
    .string()
    .transform((value) => value.replace(/^\[(.*)\]$/, '$1'))
    .refine(
      (value) => isIP(value) > 0 || (/^[\w.-]+$/.test(value) && URL.canParse(`http://${value}`)),
    )
    .default('127.0.0.1')
    .describe('a host name or address to listen on, without http:// and without the port'),
  DRAIN_SECONDS: z.coerce
    .number()
    .int()
    .min(0)
    .max(60)
    .optional()
    .describe('a whole number of seconds from 0 to 60'),
  PLAYGROUND: z.enum(['on', 'off']).optional().describe('on or off'),
  PLAYGROUND_KEY: longSecret(
    'at least 16 characters that only teachers know. Make a key with: openssl rand -base64 24',
  ),
  METRICS_KEY: longSecret('at least 16 characters. Make a key with: openssl rand -base64 24'),
  INSTANCE_NAME: matching(/^[\w.-]{1,63}$/)
    .optional()
    .describe('up to 63 letters, digits, dots, hyphens and underscores'),
  BACKUPS_DIR: text.describe('a folder of backups'),
  PUBLIC_URL: text
    .refine((value) => value === undefined || isPlainAddress(value))
    .describe(
      'the web address of the bot and nothing more, such as https://bot.school.example or https://school.example/bot',
    ),
  // Read before the rest, by withEnvFile.
  ENV_FILE: text.describe('a file with more variables'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('one of fatal, error, warn, info, debug, trace, silent'),
})

type Values = z.infer<typeof Environment>
export type Config = Readonly<ReturnType<typeof readConfig>>

/** The environment is wrong. The message tells the operator what to change, one line per variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads and checks the environment; an empty value counts as not set. Throws a ConfigError if it is invalid. */
export function readConfig(environment: Variables) {
  const given = bareValues(environment)
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map((issue) => issue.path[0] as keyof Values))
    const sentences = [...names].map(
      (name) => `${name} must be ${Environment.shape[name].description}.`,
    )
    throw new ConfigError(sentences.join('\n'))
  }
  const unknown = findUnknownVariables(given, Object.keys(Environment.shape))
  const misspelt = unknown.filter((each) => each.isSurelyOurs)
  if (misspelt.length > 0) throw new ConfigError(misspelt.map(describeUnknown).join('\n'))
  const values = parsed.data
  const discord = discordConfig(values)
  const slack = slackConfig(values)
  return {
    discord,
    slack,
    databaseUrl: databaseUrlOf(values),
    maxConnections: values.DATABASE_CONNECTIONS,
    /** The current key, then older ones. */
    secretsKeys: values.SECRETS_KEY ?? [],
    packsDir: values.PACKS_DIR,
    port: values.PORT,
    host: values.HOST,
    /** How long a stop goes on answering, so that a balancer can send what comes next to another process. */
    drainMs: 1000 * (values.DRAIN_SECONDS ?? (isCalled(discord, slack) ? 5 : 0)),
    playground: playgroundConfig(values, (discord ?? slack) === undefined),
    /** The address that people open, if it is known. */
    publicUrl: withoutSlash(values.PUBLIC_URL),
    /** Its path, such as `/bot`, or nothing. */
    basePath: basePathFrom(values),
    /** What a reader of metrics from elsewhere than this computer has to show. */
    metricsKey: values.METRICS_KEY,
    /** What this process is called in the log and the metrics; left out, after its computer. */
    instanceName: values.INSTANCE_NAME,
    /** Where copies of a SQLite file are saved, and the newest backup is looked for; with PostgreSQL, only where it is set. */
    backupsDir: values.BACKUPS_DIR ?? folderBeside(databaseUrlOf(values)),
    logLevel: values.LOG_LEVEL,
    /** Sentences for the operator about what may be a mistake. */
    warnings: unknown.map((each) => describeUnknown(each)),
  }
}

/** Returns the folder of copies beside a SQLite file. */
function folderBeside(databaseUrl: string): string | undefined {
  const [, path] = /^sqlite:(?!:memory:)(.+)$/.exec(databaseUrl) ?? []
  return path === undefined ? undefined : join(dirname(path), 'backups')
}

function databaseUrlOf({ DATABASE_URL: typed }: Values): string {
  try {
    return readDatabaseUrl(typed)
  } catch (error) {
    if (error instanceof StoreError) throw new ConfigError(error.message)
    throw error
  }
}

function check(isValid: boolean, sentence: string): asserts isValid {
  if (!isValid) throw new ConfigError(sentence)
}

/** What the playground needs beside HOST and PORT, or undefined if it is off. */
function playgroundConfig(values: Values, isOnlyPlatform: boolean) {
  const { PLAYGROUND: wanted, PLAYGROUND_KEY: key, PUBLIC_URL: publicUrl, HOST: host } = values
  if (wanted === 'off' || (wanted === undefined && !isOnlyPlatform)) return undefined
  const hosts = publicUrl === undefined ? [host] : [host, new URL(publicUrl).hostname]
  check(
    key !== undefined || hosts.every(isLoopback),
    'Other computers could reach the playground, so set PLAYGROUND_KEY, the key that teachers sign in with. Make one with: openssl rand -base64 24. If you don’t need the playground, set PLAYGROUND=off.',
  )
  return { key }
}

function basePathFrom({ PUBLIC_URL: publicUrl }: Values): string {
  const basePath = basePathOf(publicUrl)
  const own = ownPartOf(basePath)
  check(
    own === undefined,
    `The bot has pages of its own below /${own}, so PUBLIC_URL can’t use that path. Choose another one, such as /bot.`,
  )
  return basePath
}

/** Whether a platform calls the bot over HTTP, which may have a balancer in front of it. */
function isCalled(discord?: DiscordConfig, slack?: SlackConfig): boolean {
  return (
    discord?.publicKey !== undefined ||
    slack?.kind === 'http' ||
    (slack?.kind === 'workspaces' && slack.appToken === undefined)
  )
}

function withoutSlash(address: string | undefined): string | undefined {
  return address?.replace(/\/$/, '')
}

function discordConfig(values: Values): DiscordConfig | undefined {
  const { DISCORD_TOKEN: token, DISCORD_APPLICATION_ID: applicationId } = values
  const { DISCORD_PUBLIC_KEY: publicKey, DISCORD_MODE: mode = 'gateway' } = values
  if (token === undefined) {
    const extra = (['DISCORD_APPLICATION_ID', 'DISCORD_PUBLIC_KEY', 'DISCORD_MODE'] as const).find(
      (name) => values[name] !== undefined,
    )
    check(extra === undefined, `${extra} is set but DISCORD_TOKEN is not. Set both or neither.`)
    return undefined
  }
  check(
    applicationId !== undefined,
    'DISCORD_TOKEN is set but DISCORD_APPLICATION_ID is not. Copy it from the Discord developer portal.',
  )
  check(
    mode !== 'http' || publicKey !== undefined,
    'DISCORD_MODE is http but DISCORD_PUBLIC_KEY is not set. Copy it from the Discord developer portal.',
  )
  return {
    token,
    applicationId,
    publicKey,
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
    check(
      botToken === undefined,
      'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for many. Set only one of them.',
    )
    check(
      clientId !== undefined &&
        clientSecret !== undefined &&
        stateSecret !== undefined &&
        signingSecret !== undefined,
      'To use Slack in many workspaces, set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET and SLACK_SIGNING_SECRET.',
    )
    check(
      values.SECRETS_KEY !== undefined,
      'SLACK_CLIENT_ID needs SECRETS_KEY, to encrypt installation tokens. Make one with: openssl rand -base64 32',
    )
    const app = { clientId, clientSecret, stateSecret, signingSecret, appToken }
    return { kind: 'workspaces', apiUrl, ...app }
  }
  if (botToken === undefined) {
    check(
      appToken === undefined && signingSecret === undefined,
      'SLACK_BOT_TOKEN is not set. Copy it from the Slack app’s OAuth & Permissions page.',
    )
    return undefined
  }
  if (appToken !== undefined) return { kind: 'socket', apiUrl, botToken, appToken, signingSecret }
  check(
    signingSecret !== undefined,
    'SLACK_BOT_TOKEN is set, so also set SLACK_APP_TOKEN (for Socket Mode) or SLACK_SIGNING_SECRET (for HTTP).',
  )
  return { kind: 'http', apiUrl, botToken, signingSecret }
}
