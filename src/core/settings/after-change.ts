/** What a teacher is told once their change is saved: whose change of a short while before it replaced, and how to undo it. */
import type { CommandContext } from '../command/context.ts'
import { type Block, buttons, note } from '../reply/reply.ts'
import type { RecordedChange } from './change-history.ts'
import { type ChangeWordParts, changeSentence, openChangeWords } from './change-sentence.ts'
import { undoButton } from './undo-change.ts'

/** Two teachers work on the same at once if so little time is between their changes. */
const atOnceMs = 15 * 60_000

type AfterParts = ChangeWordParts & Pick<CommandContext, 'history' | 'person'>

/** `name` is what was just changed, as in the history. */
export async function afterChange(name: string, context: AfterParts): Promise<readonly Block[]> {
  const [own] = await context.history.list({ kinds: [name], limit: 1 })
  if (own === undefined || own.by.id !== context.person.id) return []
  const undo = undoButton(own)
  return [...(await replacedNotes(own, context)), ...(undo === undefined ? [] : [buttons(undo)])]
}

/** The same without *Undo*, for what is changed back in another way. */
export async function replacedByOwn(name: string, context: AfterParts): Promise<readonly Block[]> {
  const [own] = await context.history.list({ kinds: [name], limit: 1 })
  return own === undefined || own.by.id !== context.person.id ? [] : replacedNotes(own, context)
}

/** `now` is the store’s time, epoch milliseconds. */
export function isJustNow({ at }: RecordedChange, now: number): boolean {
  return now - at <= atOnceMs
}

export async function replacedNotes(
  own: RecordedChange,
  context: AfterParts,
): Promise<readonly Block[]> {
  const [before] = await context.history.earlierThan(own, 1)
  if (before === undefined || before.by.id === own.by.id || !isJustNow(before, own.at)) return []
  const words = await openChangeWords(own.room, context)
  return [note(...changeSentence(before, words), '. Your change has replaced that one.')]
}
