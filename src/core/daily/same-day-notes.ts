/** Says that another teacher has just changed the same day of a plan, and how. */
import type { CommandContext } from '../command/context.ts'
import { type Block, note } from '../reply/reply.ts'
import { isJustNow, replacedNotes } from '../settings/after-change.ts'
import { changeSentence, openChangeWords } from '../settings/change-sentence.ts'
import type { Schedule } from './daily-store.ts'

/** Returns what another teacher has just done to the same day, or had done before it was changed now. */
export async function sameDayNotes(
  { id }: Schedule,
  date: string,
  context: CommandContext,
): Promise<readonly Block[]> {
  const [last] = await context.history.list({ kinds: [`plan/${id}/${date}`], limit: 1 })
  if (last === undefined) return []
  if (last.by.id === context.person.id) return replacedNotes(last, context)
  if (!isJustNow(last, await context.daily.now())) return []
  return [note(...changeSentence(last, await openChangeWords(last.room, context)), '.')]
}
