/** The log: JSON lines, with everything secret taken out. */
import { type Logger, type LoggerOptions, pino } from 'pino'
import type { Config } from './config.ts'

/** Fields that never reach the log, however deep pino's paths reach. */
const secretFields = [
  'token',
  'secret',
  'password',
  'authorization',
  'access_token',
  'bot_token',
  'signingSecret',
  'botToken',
  'appToken',
  'clientSecret',
  'stateSecret',
  'secretsKey',
  'response_url',
]

/** Shapes of tokens in free text: Slack's, Discord's, passwords in database addresses, interaction tokens in paths. */
const secretShapes = [
  /xox[a-z]-[\w-]+|xapp-[\w-]+/g,
  /[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/g,
  /(?<=:\/\/[^\s:@/]+:)[^\s@/]+(?=@)/g,
  /(?<=\/(?:webhooks|interactions)\/\d+\/)[\w-]{20,}/g,
]

/** Hides whatever looks like a secret. */
export function withoutSecrets(words: string): string {
  return secretShapes.reduce((safe, shape) => safe.replace(shape, '[hidden]'), words)
}

/** Writes to standard output, or to standard error where that is taken by answers. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>, descriptor: 1 | 2 = 1): Logger {
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: secretFields.flatMap((field) => [
        field,
        `*.${field}`,
        `*.*.${field}`,
        `headers.${field}`,
      ]),
      censor: '[hidden]',
    },
    hooks: {
      // The last gate: the whole line, whatever brought the secret into it.
      streamWrite: withoutSecrets,
    },
  }
  return pino(options, pino.destination({ dest: descriptor, sync: true }))
}
