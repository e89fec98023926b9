/** Marks as taken what a process added to the pack before it was cut off, so that nobody decides again about what quizzes ask. */
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { Submission, SubmissionStore } from '../../core/submissions/submission.ts'
import { itemIdOf } from '../../core/submissions/written-question.ts'

interface Parts {
  readonly store: SubmissionStore
  readonly classId: string
  readonly classPacks: Pick<ClassPacks, 'listAdditions'>
}

/** Returns what `read` finds once that is done. */
export async function readFinished<Found extends readonly Submission[]>(
  { store, classId, classPacks }: Parts,
  read: () => Promise<Found>,
): Promise<Found> {
  const found = await read()
  // What nobody has decided about yet was never claimed.
  const claimed = found.filter(({ state, decidedBy }) => state === 'waiting' && decidedBy)
  if (claimed.length === 0) return found
  const additions = await classPacks.listAdditions()
  const ids = new Set(additions.map(({ pack, section, id }) => `${pack}/${section}/${id}`))
  const added = claimed.filter((each) => ids.has(`${each.pack}/quiz/${itemIdOf(each)}`))
  if (added.length === 0) return found
  for (const { id, version } of added) {
    await store.change(classId, { id, version, states: ['waiting'] }, { state: 'taken' })
  }
  return read()
}
