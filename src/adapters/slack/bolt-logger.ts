/** Sends Bolt's warnings and errors to our log, without its lines about every request. */
import { LogLevel, type Logger as BoltLogger } from '@slack/bolt'
import type { Logger } from 'pino'

export function boltLogger(log: Logger): BoltLogger {
  const boltLog = log.child({ from: 'bolt' })
  return {
    debug: ignore,
    info: ignore,
    warn: (...parts) => boltLog.warn(join(parts)),
    error: (...parts) => boltLog.error(join(parts)),
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  }
}

function join(parts: readonly unknown[]): string {
  return parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')
}

function ignore(): void {}
