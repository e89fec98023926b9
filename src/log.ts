/**
 * The log: JSON lines that name nobody. Only the fields listed here get in, each by its own rule, so a text, a name, an id of a
 * person or the body of a request cannot slip in with an object. Writing never waits: see `createLogStream`.
 */
import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { type Logger, pino } from 'pino'
import { describeError } from './describe-error.ts'
import { monotonicClock, systemClock } from './app/system-clock.ts'
import { type Clock, withDeadline } from './core/platform/clock.ts'
import { type Observer, logLevels, silentObserver } from './core/platform/observer.ts'
import { isDirectMessageClass } from './core/platform/room.ts'
import { type LineFields, createOutageLines } from './outage-lines.ts'
import { version } from './version.ts'

/** What takes the lines: standard output, or standard error for a tool that prints its answers on standard output. */
export interface LogOutput {
  write(line: string): unknown
}

const plainFields =
  'process version incident what platform code quiz date from event step signal address packs commands count shard failures seconds version store platforms page'

/** How each field gets into the log; others do not. */
const fields: Record<string, (value: unknown) => unknown> = {
  err: (error) => describeError(error),
  class: shortHash,
  room: shortHash,
  team: shortHash,
  schedule: shortHash,
  pack: shortHash,
  rows: counts,
  ...Object.fromEntries(plainFields.split(' ').map((name) => [name, plain])),
}

/** What stands in place of the ids of classes, rooms and what belongs to them, so that two can be told apart. */
function shortHash(id: unknown): string {
  const text = String(id)
  // The class of a direct message is a person.
  if (isDirectMessageClass(text)) return 'direct message'
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

/** An object could hold anything. */
function plain(value: unknown): unknown {
  return typeof value === 'object' && !Array.isArray(value) ? undefined : value
}

/** How many of each thing of ours, such as of the rows of a table, where there are any. */
function counts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.fromEntries(Object.entries(value).filter(([, count]) => Number(count) > 0))
}

function onlyListed(all: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(all).filter(([name]) => Object.hasOwn(fields, name)))
}

/** Secrets in free text: tokens, passwords in addresses, the addresses that Slack and Discord take answers at. */
const secretPatterns = [
  /xox[a-z]-[\w-]+|xapp-[\w-]+/g,
  /[\w-]{23,28}\.[\w-]{6}\.[\w-]{27,}/g,
  /(?<=:\/\/[^\s:@/"]+:)[^\s"]+(?=@)/g,
  /(?<=\/(?:webhooks|interactions)\/\d+\/)[\w-]{20,}/g,
  /(?<=hooks\.slack\.com\/)[\w./-]+/g,
  /(?<=\b(?:\w*password|\w*secret|\w*token|\w*_key|authorization)\\?["']?\s*[=:]\s*\\?["']?)[^\s"'&,;\\]+/gi,
]

/** Replaces everything that looks like a secret by “[hidden]”. */
export function withoutSecrets(line: string): string {
  return secretPatterns.reduce((safe, pattern) => safe.replace(pattern, '[hidden]'), line)
}

/** Returns what a process is called in the log and the metrics: what the operator calls it, or its computer, and its number. */
export function processName(instanceName: string = hostname()): string {
  return `${instanceName}/${process.pid}`
}

const leftOutText = 'The database failed so often that most lines about it were left out'

export interface LogOptions {
  readonly logLevel: string
  readonly instanceName?: string | undefined
}

export function createLog(
  { logLevel, instanceName }: LogOptions,
  output: LogOutput = createLogStream(process.stdout),
  observer: Observer = silentObserver,
  clock: Pick<Clock, 'now'> = monotonicClock,
): Logger {
  const outageLines = createOutageLines(clock.now)
  return pino(
    {
      level: logLevel,
      base: { process: processName(instanceName), version },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: onlyListed },
      serializers: fields,
      hooks: {
        // Without a message of ours, pino would take the error’s; and what follows the message could be anything.
        logMethod([first, message], method, level) {
          const name = logLevels.find((each) => pino.levels.values[each] === level)
          if (name !== undefined) observer.report('logLine', { level: name })
          const count = outageLines.takeLeftOut()
          if (count > 0) {
            this[this.isLevelEnabled('warn') ? 'warn' : 'error']({ count }, leftOutText)
          }
          if (typeof first === 'string') method.call(this, {}, first)
          else if (outageLines.admits(first as LineFields | null, message)) {
            method.call(this, first as object, typeof message === 'string' ? message : '')
          }
        },
        // The last check covers the whole line, whatever brought the secret into it.
        streamWrite: withoutSecrets,
      },
    },
    output,
  )
}

/** Lines that may wait, in bytes, while whoever reads the log stands still. Beyond it they are dropped, and counted. */
const maxWaitingBytes = 1024 * 1024

/**
 * Writes without ever waiting for the reader, who may be slow, stopped or gone: a bot that could not log would otherwise stand
 * still with a full pipe, or end with a broken one.
 */
export function createLogStream(
  output: NodeJS.WritableStream & { readonly writableLength: number },
) {
  let dropped = 0
  output.on('error', () => undefined)
  return {
    write(line: string): void {
      if (output.writableLength > maxWaitingBytes) {
        dropped += 1
        return
      }
      if (dropped > 0) {
        const note = { level: 40, time: new Date().toISOString(), dropped }
        output.write(
          `${JSON.stringify({ ...note, msg: 'The log was not read; lines are missing' })}\n`,
        )
        dropped = 0
      }
      output.write(line)
    },
  }
}

/** How long an exit waits for the last lines to be read. */
const maxFlushMs = 1000

/** Resolves when everything has been taken, or after a second. */
export async function flushLog(output: NodeJS.WritableStream): Promise<void> {
  const flushed = new Promise<void>((resolve) => output.write('', () => resolve()))
  await withDeadline(systemClock, maxFlushMs, flushed, () => undefined)
}

/** Logs what libraries print by themselves: what they say on the console may quote anything, so only its errors are described. */
export function captureConsole(log: Logger): void {
  for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    console[method] = (...said: readonly unknown[]) => {
      const err = said.find((each) => each instanceof Error)
      log.warn({ err, from: 'console' }, 'A library reported something')
    }
  }
  process.removeAllListeners('warning')
  process.on('warning', (err) => log.warn({ err, from: 'node' }, 'A library reported something'))
}
