/** A question of the class’s quizzes that students reported, and whether it is one that the class has added. */
import type { CommandContext } from '../command/context.ts'
import type { StoredAddition } from '../pack/additions.ts'
import type { OpenFlag } from '../quiz/flag.ts'
import type { QuizItem } from '../quiz/kinds/index.ts'
import type { WrittenQuestion } from './submission.ts'

export interface FlaggedQuestion {
  /** At least one, all about the same question. */
  readonly flags: readonly OpenFlag[]
  /** Undefined for one that is made from the pack, or is not in it any more. */
  readonly item: QuizItem | undefined
  /** What the class has added it as. */
  readonly addition: StoredAddition | undefined
  /** What stands in the form for it; undefined where the form could not hold all of it. */
  readonly question: WrittenQuestion | undefined
}

export async function findFlagged(
  { fullLibrary, classPacks }: Pick<CommandContext, 'fullLibrary' | 'classPacks'>,
  flags: readonly OpenFlag[],
): Promise<FlaggedQuestion> {
  const [{ item: id, pack } = { item: '', pack: '' }] = flags
  const item = fullLibrary.quiz.find((each) => each.id === id)
  const additions = await classPacks.listAdditions(pack)
  const addition = additions.find((each) => each.section === 'quiz' && each.id === id)
  const question = addition && item && toWrittenQuestion(item)
  return { flags, item, addition, question }
}

/** Only what the form wrote can be changed in it without losing anything. */
function toWrittenQuestion(item: QuizItem): WrittenQuestion | undefined {
  const { prompt, explanation, scene, quote } = item
  if (quote !== undefined) return undefined
  if (item.kind === 'detail') {
    return { prompt, answer: item.answer, wrong: [...item.distractors], explanation, scene }
  }
  const [answer, ...others] = item.kind === 'typed' ? item.accept : []
  return answer === undefined || others.length > 0
    ? undefined
    : { prompt, answer, wrong: [], explanation, scene }
}
