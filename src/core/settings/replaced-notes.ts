/** Says so where a teacher has just replaced what another teacher changed a short while before. */
import type { CommandContext } from '../command/context.ts'
import { type Block, note } from '../reply/reply.ts'
import { type ChangeWordParts, changeSentence, openChangeWords } from './change-sentence.ts'

/** Two teachers work on the same at once if so little time is between their changes. */
const atOnceMs = 15 * 60_000

/** `number` is that of the change that was just made; undefined if nothing has changed. */
export async function replacedNotes(
  number: number | undefined,
  context: ChangeWordParts & Pick<CommandContext, 'history'>,
): Promise<readonly Block[]> {
  const own = number === undefined ? undefined : await context.history.find(number)
  if (own === undefined) return []
  const [before] = await context.history.earlierThan(own, 1)
  if (before === undefined || before.by.id === own.by.id || own.at - before.at > atOnceMs) return []
  const words = await openChangeWords(own.room, context)
  return [note(...changeSentence(before, words), '. Your change has replaced that one.')]
}
