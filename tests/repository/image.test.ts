import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { promisify } from 'node:util'
import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { createMetrics } from '../../src/metrics.ts'
import { startServer } from '../../src/server.ts'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const run = promisify(execFile)

/** What the image's health check ends with, if the bot listens on this port. */
async function check(port: number): Promise<'healthy' | 'unhealthy'> {
  const [, command = ''] = /HEALTHCHECK[^[]*(\[.*\])/.exec(dockerfile) ?? []
  const [program = '', ...words] = JSON.parse(command) as string[]
  try {
    await run(program, words, { env: { ...process.env, PORT: String(port) } })
    return 'healthy'
  } catch {
    return 'unhealthy'
  }
}

test('the health check tells a bot that answers from one that fails, hangs or is not there', async () => {
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics: createMetrics(),
    log: pino({ level: 'silent' }),
    healthProblems: () => Promise.resolve([]),
    routes: [],
    mounts: [],
  })
  const port = Number(new URL(server.address).port)
  expect(await check(port)).toBe('healthy')
  await server.close()
  expect(await check(port)).toBe('unhealthy')
  for (const listener of [() => {}, (_: unknown, response: { end(): unknown }) => response.end()]) {
    const other = createServer((request, response) => {
      response.statusCode = 500
      listener(request, response)
    }).listen(0, '127.0.0.1')
    onTestFinished(() => {
      other.closeAllConnections()
      other.close()
    })
    await new Promise((resolve) => other.once('listening', resolve))
    expect(await check((other.address() as AddressInfo).port)).toBe('unhealthy')
  }
})

test('the image opens no playground, runs nobody’s install script, and is not root', () => {
  expect(dockerfile).toContain('PLAYGROUND=off')
  expect(dockerfile).toMatch(/npm ci .*--ignore-scripts/)
  expect(dockerfile).toContain('USER node')
})
