/** Bots as processes of their own, each on a port that it keeps over restarts, as behind a load balancer. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Only ends what hangs. */
const patienceMs = 120_000

export type BotProcess = Awaited<ReturnType<typeof createBotProcess>>

export async function createBotProcess(environment: NodeJS.ProcessEnv) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | undefined
  let ended: Promise<unknown[]> | undefined
  /** The last lines, for whoever looks for the reason of a failure. */
  let lines: string[] = []

  function keep(text: string): void {
    lines = [...lines, ...text.split('\n').filter((line) => line !== '')].slice(-400)
  }

  async function isReady(): Promise<boolean> {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined)
    await answer?.body?.cancel()
    return answer?.status === 200
  }

  return {
    url,
    said: () => lines,
    /** Resolves when it takes requests; starts again until then, as a supervisor would. */
    async start(): Promise<void> {
      const before = Date.now()
      while (!(await isReady())) {
        if (Date.now() - before > patienceMs) {
          throw new Error(`No bot: ${lines.slice(-5).join('\n')}`)
        }
        if (child === undefined || child.exitCode !== null || child.signalCode !== null) {
          child = spawn(process.execPath, ['--max-semi-space-size=8', 'src/start.js'], {
            env: {
              PATH: process.env['PATH'],
              ENV_FILE: '/dev/null',
              PORT: String(port),
              ...environment,
            },
          })
          ended = once(child, 'exit')
          for (const stream of [child.stdout, child.stderr]) {
            stream?.setEncoding('utf8').on('data', keep)
          }
        }
        await pause(50)
      }
    },
    /** Stops it in order. Returns its exit code and how long it took, in milliseconds. */
    async stop(): Promise<{ readonly code: unknown; readonly ms: number }> {
      const before = performance.now()
      child?.kill('SIGTERM')
      const [code] = (await ended) ?? [0]
      return { code, ms: performance.now() - before }
    },
    async kill(): Promise<void> {
      child?.kill('SIGKILL')
      await ended
    },
    /** Resident memory in MiB; undefined while it is not running. */
    async memory(): Promise<number | undefined> {
      const status = await readFile(`/proc/${child?.pid}/status`, 'utf8').catch(() => '')
      const kib = /VmRSS:\s+(\d+)/.exec(status)?.[1]
      return kib === undefined ? undefined : Number(kib) / 1024
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
