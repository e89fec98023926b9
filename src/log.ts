/** The log: JSON lines without secrets. */
import { type Logger, type LoggerOptions, pino } from 'pino'
import type { Config } from './config.ts'

/** Fields that are hidden, at the top level and up to two levels down. */
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

/** Secrets in free text: tokens of Slack and Discord, passwords in database addresses, interaction tokens in paths. */
const secretPatterns = [
  /xox[a-z]-[\w-]+|xapp-[\w-]+/g,
  /[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/g,
  /(?<=:\/\/[^\s:@/]+:)[^\s@/]+(?=@)/g,
  /(?<=\/(?:webhooks|interactions)\/\d+\/)[\w-]{20,}/g,
]

/** Replaces everything that looks like a secret by “[hidden]”. */
export function withoutSecrets(line: string): string {
  return secretPatterns.reduce((safe, pattern) => safe.replace(pattern, '[hidden]'), line)
}

/** Logs to standard output (1), or to standard error (2) if a tool prints its answers on standard output. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>, descriptor: 1 | 2 = 1): Logger {
  const options: LoggerOptions = {
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['', '*.', '*.*.', 'headers.'].flatMap((path) =>
        secretFields.map((field) => path + field),
      ),
      censor: '[hidden]',
    },
    // The last check covers the whole line, whatever brought the secret into it.
    hooks: { streamWrite: withoutSecrets },
  }
  return pino(options, pino.destination({ dest: descriptor, sync: true }))
}
