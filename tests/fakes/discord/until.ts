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
  condition: () => T | Promise<T>,
  { what = 'the condition', timeoutMs = 60_000 }: UntilOptions = {},
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  let isAsking = false
  async function ask(): Promise<void> {
    if (isAsking) return
    isAsking = true
    try {
      const value = await condition()
      if (value) resolve(value)
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
    isAsking = false
  }
  const stop = world.onChange(() => void ask())
  const often = setInterval(() => void ask(), 20)
  void ask()
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
