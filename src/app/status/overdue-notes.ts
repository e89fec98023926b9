/** Says to the operator what of everything that is sent by itself has been due for too long, without a word of whose it is. */
import { formatCount } from '../../core/reply/format.ts'

interface Overdue {
  readonly dailyLate: number
  readonly overdue: Readonly<Record<'reveal' | 'digest' | 'changes', number>>
}

/** `read` returns undefined while nobody knows, such as without the database. */
export async function listOverdueNotes(
  read: () => Promise<Overdue | undefined>,
): Promise<readonly string[]> {
  const found = await read()
  if (found === undefined) return []
  const { reveal, digest, changes } = found.overdue
  const counts = [
    [found.dailyLate, 'daily post'],
    [reveal, 'answer to a daily question', 'answers to daily questions'],
    [digest, 'digest'],
    [changes, 'class’s changes for its channel', 'classes’ changes for their channels'],
  ] as const
  return counts.flatMap(([count, one, many]) =>
    count === 0
      ? []
      : `Due for more than ten minutes and not sent: ${formatCount(count, one, many)}. Is a process connected to their platform?`,
  )
}
