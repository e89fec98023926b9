/** The process that does heavy work: one job after the other, each answered with its result. */
import { flushCompileCache } from 'node:module'
import { UserError } from '../../core/reply/user-error.ts'
import { type JobName, type JobRequest, type JobResult, jobs } from './jobs.ts'

process.on('message', (request: JobRequest) => {
  void run(request).then((result) => {
    process.send?.(result)
    keepCompiled(request.name)
  })
})

const kept = new Set<JobName>()

/** Each job loads what it needs with its first run, and a process that is killed, as an idle one is, keeps nothing of its own accord. */
function keepCompiled(name: JobName): void {
  if (kept.has(name)) return
  kept.add(name)
  setImmediate(flushCompileCache)
}

// The bot has ended, however that happened.
process.once('disconnect', () => process.exit())

async function run({ name, input }: JobRequest): Promise<JobResult> {
  try {
    return { value: await jobs[name](input as never) }
  } catch (error) {
    if (error instanceof UserError) return { refusal: error.text }
    return { error: String(error instanceof Error ? (error.stack ?? error) : error) }
  }
}
