/** What somebody is told who looks something up during their own test. */
import { formatCount } from '../reply/format.ts'
import type { RichText } from '../reply/reply.ts'

/** `msLeft` is infinite where the test has no end of its own. */
export function formatTestPause(msLeft: number): RichText {
  const minutes = Math.max(1, Math.ceil(msLeft / 60_000))
  const until = Number.isFinite(minutes)
    ? `, which is in ${formatCount(minutes, 'minute')} at the latest`
    : ''
  return [
    `You’re taking a test, so lookups are paused for you until you’ve handed it in${until}. To go on with it, use `,
    { command: 'homework open' },
    '.',
  ]
}
