/** What `daily status` says: the class’s daily posts, and whether the teacher’s own digest could not reach them. */
import type { CommandContext } from '../command/context.ts'
import { troubleNotes } from '../digest/views/digest-set-views.ts'
import type { Room } from '../platform/room.ts'
import type { Reply } from '../reply/reply.ts'
import { scheduleListView } from './views/schedule-view.ts'

export async function showStatus(
  { room }: { readonly room: Room },
  { daily, digest }: Pick<CommandContext, 'daily' | 'digest'>,
): Promise<Reply> {
  const [schedules, [own]] = await Promise.all([daily.schedules(), digest.list()])
  const shown = scheduleListView(schedules, room)
  return own === undefined ? shown : { ...shown, blocks: [...shown.blocks, ...troubleNotes(own)] }
}
