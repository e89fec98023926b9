/** The bot as `npm start` starts it, from its bundle, and what a process holds. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { writeBundle } from '../src/bundle/write-bundle.ts'

export const program = ['--max-semi-space-size=8', 'src/start.js']

/** Starts Node with these words and resolves, after how many milliseconds, once it has written its address. */
export async function startNode(words: readonly string[], environment: NodeJS.ProcessEnv) {
  const begun = performance.now()
  const child = spawn(process.execPath, words, {
    env: { ...process.env, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ms = await new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      if (data.includes('"address"')) resolve(performance.now() - begun)
    })
    child.once('close', (code) =>
      reject(new Error(`The process ended with ${code} before it was ready.`)),
    )
  })
  return { child, ms }
}

/** Returns MiB of a process that has just become ready, after the garbage of the start has been collected. */
export async function idleMemory(child: ChildProcess): Promise<number> {
  await pause(2500)
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
}

/**
 * Returns MiB of the program on a platform with nobody there, for each time that it is started; the first start, which makes the
 * database and the compile cache, does not count.
 */
export async function programMemory(
  environment: NodeJS.ProcessEnv,
  times: number,
): Promise<readonly number[]> {
  await writeBundle(process.cwd())
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const DATABASE_URL = `sqlite:${join(folder, 'state.db')}`
  const found: number[] = []
  try {
    for (let time = 0; time <= times; time += 1) {
      const { child } = await startNode(program, { ...environment, DATABASE_URL })
      found.push(await idleMemory(child))
      const closed = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await closed
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return found.slice(1)
}
