/** Waiting for the fake's state to become what a test expects, without sleeping. */

import type { World } from './state.ts'

export interface UntilOptions {
  /** Said in the error when it does not happen. */
  readonly what?: string
  /** A minute: it only ends what hangs. */
  readonly timeoutMs?: number
}

/**
 * Resolves with the condition's first truthy value. It is asked after every change of the fake's
 * state, and now and then besides, for what only the bot knows.
 */
export async function until<T>(
  world: World,
  condition: () => T,
  { what = 'the condition', timeoutMs = 60_000 }: UntilOptions = {},
): Promise<T> {
  const now = condition()
  if (now) return now
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  function ask() {
    try {
      const value = condition()
      if (value) resolve(value)
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const stop = world.onChange(ask)
  const often = setInterval(ask, 20)
  const last = setTimeout(
    () => reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}.`)),
    timeoutMs,
  )
  try {
    return await promise
  } finally {
    stop()
    clearInterval(often)
    clearTimeout(last)
  }
}
