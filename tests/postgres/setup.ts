/** Lets test files share one PostgreSQL, started when the first of them asks, so that other tests do not wait for it. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The port that tells the address of the shared PostgreSQL. */
    readonly postgresDesk: number
  }
}

/** These only end what hangs: a server that is not there by then never will be, and every test that needs it fails at once. */
const startTimeoutMs = 150_000
const stopTimeoutMs = 60_000

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let keeper: ChildProcess | undefined
  let address: Promise<string> | undefined

  async function start(): Promise<string> {
    keeper = fork(join(import.meta.dirname, 'server-process.ts'), { execArgv: [] })
    const failed = once(keeper, 'exit').then(() => {
      throw new Error('PostgreSQL could not be started for the tests; its words stand above.')
    })
    const { promise: tooLate, reject } = Promise.withResolvers<never>()
    const timer = setTimeout(
      () => reject(new Error(`PostgreSQL was not ready after ${startTimeoutMs / 1000} seconds.`)),
      startTimeoutMs,
    )
    try {
      const [url] = (await Promise.race([once(keeper, 'message'), failed, tooLate])) as [string]
      return url
    } finally {
      clearTimeout(timer)
    }
  }

  const desk = createServer((caller) => {
    caller.on('error', () => caller.destroy())
    address ??= start()
    address.then(
      (url) => caller.end(url),
      (error: unknown) => caller.end(`error: ${String(error)}`),
    )
  })
  desk.listen(0, '127.0.0.1')
  await once(desk, 'listening')
  const place = desk.address()
  if (place === null || typeof place === 'string') throw new Error('No port for the tests.')
  project.provide('postgresDesk', place.port)

  return async () => {
    desk.close()
    if (keeper === undefined || keeper.exitCode !== null) return
    const exit = once(keeper, 'exit')
    keeper.disconnect()
    const timer = setTimeout(() => keeper?.kill('SIGKILL'), stopTimeoutMs)
    await exit
    clearTimeout(timer)
  }
}
