/** What a database holds, in words for the person at the terminal. */
import { formatCount } from '../core/reply/format.ts'
import type { DatabaseContents } from '../store/describe-database.ts'

/** Returns “3 classes. The latest entry is from 2027-01-15 09:30 UTC.”, or undefined if there is nothing in it. */
export function formatContents({ classes, newestAt }: DatabaseContents): string | undefined {
  return classes === 0 || newestAt === undefined
    ? undefined
    : `${formatCount(classes, 'class', 'classes')}. The latest entry is from ${formatMinute(newestAt)}.`
}

/** Such as `2027-01-15 09:30 UTC`. */
function formatMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
