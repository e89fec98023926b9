/** Puts a student’s question into the class’s pack, so that of two teachers who press at once only one does. */
import type { ClassPacks } from '../../core/pack/class-packs.ts'
import type { Person } from '../../core/platform/room.ts'
import type { QuizItem } from '../../core/quiz/kinds/index.ts'
import type { TakeResult } from '../../core/submissions/submission-service.ts'
import type { Submission, SubmissionStore } from '../../core/submissions/submission.ts'

interface Parts {
  readonly store: SubmissionStore
  readonly classId: string
  readonly classPacks: Pick<ClassPacks, 'add' | 'removeAddition' | 'listAdditions'>
  /** The teacher. */
  readonly person: Person
}

/** Claims it, adds it, and marks it as taken; whoever is cut off before it is added leaves it waiting again. */
export async function takeQuestion(
  { store, classId, classPacks, person }: Parts,
  seen: Submission,
  item: QuizItem,
): Promise<TakeResult> {
  const { id, version, question, signature } = seen
  const written = await store.find(classId, id)
  const claim = { state: 'taking', decidedBy: person.id } as const
  const isClaimed = await store.change(classId, { id, version, states: ['waiting'] }, claim)
  if (!isClaimed) return 'changed'
  const named = signature === undefined ? item : { ...item, author: signature }
  const claimed = { id, version: version + 1, states: ['taking'] } as const
  const problems = await addOnce(classPacks, seen, named).catch(async (error: unknown) => {
    await store.change(classId, claimed, waitingAgain)
    throw error
  })
  if (problems.length > 0) {
    await store.change(classId, claimed, waitingAgain)
    return { problems }
  }
  // Its writer does not read what a teacher made of it for a later scene, which the class may not have reached.
  const changed = written?.question.scene === question.scene ? { question } : {}
  const isMarked = await store.change(classId, claimed, { state: 'taken', ...changed })
  if (isMarked || (await store.find(classId, id)) !== undefined) return 'taken'
  // Its writer deleted their data in the meantime.
  await classPacks.removeAddition({ pack: seen.pack, section: 'quiz', id: item.id })
  return 'changed'
}

const waitingAgain = { state: 'waiting' } as const

/** Returns why the pack cannot hold it. What was added before its claim was cut off is not added twice. */
async function addOnce(
  classPacks: Parts['classPacks'],
  { pack, by }: Pick<Submission, 'pack' | 'by'>,
  item: QuizItem,
): Promise<readonly string[]> {
  const additions = await classPacks.listAdditions(pack)
  if (additions.some(({ section, id }) => section === 'quiz' && id === item.id)) return []
  return (await classPacks.add(pack, 'quiz', [item], by)).problems
}
