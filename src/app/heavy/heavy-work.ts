/** Runs work on people’s files in other processes, one job at a time each, with limits on time and memory. */
import { type ChildProcess, fork } from 'node:child_process'
import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../../core/reply/user-error.ts'
import { createJobQueue } from './job-queue.ts'
import type { JobInput, JobName, JobOutput, JobRequest, JobResult } from './jobs.ts'

export interface HeavyWork {
  /** Runs a job for a class. Throws a UserError if the file is refused, takes too long, or too many are waiting. */
  run<Name extends JobName>(
    name: Name,
    classId: string,
    input: JobInput<Name>,
  ): Promise<JobOutput<Name>>
}

/** Many times what the largest allowed file takes, including the start of the process. */
const defaultLimits = { maxJobMs: 15_000, maxMemoryMb: 256, idleMs: 60_000 }

interface Job extends JobRequest {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

const jobProcess = fileURLToPath(new URL('job-process.ts', import.meta.url))

/** @param script what the processes run; tests replace it with one that misbehaves. */
export function createHeavyWork(limits = defaultLimits, script = jobProcess): HeavyWork {
  const workers = {
    lookups: createWorker(limits, script),
    files: createWorker(limits, script),
    pictures: createWorker(limits, script),
  }
  return { run: (name, classId, input) => workers[workerOf[name]](name, classId, input) }
}

/** A lookup or a picture never waits for the new file of another class, which may take as long as the limit allows. */
const workerOf = {
  indexTexts: 'lookups',
  reopenPack: 'lookups',
  checkAdditions: 'lookups',
  adviseOnAdditions: 'files',
  readPack: 'files',
  keepPictures: 'files',
  readCalendar: 'files',
  readExchange: 'files',
  importForPack: 'files',
  importForClass: 'files',
  readRoster: 'files',
  writePack: 'files',
  openDraft: 'files',
  previewDraft: 'files',
  playDraft: 'files',
  readCheckerCode: 'files',
  drawPicture: 'pictures',
} as const satisfies Record<JobName, string>

/** One process, which does one job after the other. */
function createWorker(limits: typeof defaultLimits, script: string): HeavyWork['run'] {
  const queue = createJobQueue<Job>()
  let child: ChildProcess | undefined
  let running: Job | undefined
  let timer: NodeJS.Timeout | undefined

  function proceed(): void {
    if (running !== undefined) return
    clearTimeout(timer)
    running = queue.shift()
    if (running === undefined) {
      // An idle process holds up neither the end of the bot nor, after a while, any memory.
      child?.unref()
      child?.channel?.unref()
      timer = setTimeout(close, limits.idleMs).unref()
      return
    }
    child ??= open()
    child.ref()
    child.channel?.ref()
    timer = setTimeout(() => fail(tooLarge()), limits.maxJobMs)
    const { name, input } = running
    child.send({ name, input } satisfies JobRequest)
  }

  function open(): ChildProcess {
    // The folder of this version of Node, which is in the one that was named.
    const cache = getCompileCacheDir()
    const opened = fork(script, {
      execArgv: [`--max-old-space-size=${limits.maxMemoryMb}`],
      // Files from outside are read there, so it gets none of our secrets.
      env: cache === undefined ? {} : { NODE_COMPILE_CACHE: dirname(cache) },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // What a process still sent before it was ended belongs to a job that has failed, never to the next.
    opened.on('message', (result) => {
      if (opened === child) finish(result as JobResult)
    })
    for (const event of ['error', 'exit'] as const) {
      opened.once(event, () => {
        // It ends by itself only where its memory was not enough.
        if (opened === child) fail(tooLarge())
      })
    }
    return opened
  }

  function close(): void {
    child?.kill('SIGKILL')
    child = undefined
  }

  function finish(result: JobResult): void {
    const job = running
    running = undefined
    if ('value' in result) job?.resolve(result.value as never)
    else if ('refusal' in result) job?.reject(new UserError(...result.refusal))
    else job?.reject(new Error(result.error))
    proceed()
  }

  /** The process cannot go on, so the next job gets a new one. */
  function fail(error: Error): void {
    const job = running
    running = undefined
    close()
    job?.reject(error)
    proceed()
  }

  return (name, classId, input) =>
    new Promise((resolve, reject) => {
      if (!queue.push(classId, { name, input, resolve, reject })) reject(tooMany())
      proceed()
    })
}

/** A process each for lookups, new files and pictures beside the bot’s own, started with its first job. */
export const heavyWork = createHeavyWork()

function tooLarge(): UserError {
  return new UserError('This takes too long to read. Split it into smaller parts and try again.')
}

function tooMany(): UserError {
  return new UserError('Many files are being read at the moment. Please try again in a minute.')
}
