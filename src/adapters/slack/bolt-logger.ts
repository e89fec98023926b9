/** Bolt's log as part of ours; its chatter about every request and response is left out. */
import { LogLevel, type Logger as BoltLogger } from '@slack/bolt'
import type { Logger } from 'pino'

export function boltLogger(log: Logger): BoltLogger {
  const own = log.child({ from: 'bolt' })
  return {
    debug: ignore,
    info: ignore,
    warn: (...words) => own.warn(join(words)),
    error: (...words) => own.error(join(words)),
    setLevel: ignore,
    getLevel: () => LogLevel.WARN,
    setName: ignore,
  }
}

function join(words: readonly unknown[]): string {
  return words.map((word) => (word instanceof Error ? word.message : String(word))).join(' ')
}

function ignore(): void {}
