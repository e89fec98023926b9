/** The process that does heavy work: one job after the other, each answered with its result. */
import { UserError } from '../../core/reply/user-error.ts'
import { type JobRequest, type JobResult, jobs } from './jobs.ts'

process.on('message', (request: JobRequest) => {
  void run(request).then((result) => process.send?.(result))
})

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
