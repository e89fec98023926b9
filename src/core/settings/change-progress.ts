/** Moves the class or a channel by hand, and says which planned posts become others by it. */
import type { CommandContext } from '../command/context.ts'
import { foreseePosts } from '../daily/foresee-posts.ts'
import type { Room } from '../platform/room.ts'
import type { Block } from '../reply/reply.ts'
import { changeSetting } from './change-setting.ts'
import { type SeenValue, type SettingScope, progressSetting } from './settings.ts'

interface ProgressChange {
  readonly scope: SettingScope
  /** Left out, everything opens, or a channel follows its class again. */
  readonly scene: string | undefined
  /** Where the class stood when the scene was counted from there. */
  readonly seen?: SeenValue
}

export async function changeProgress(
  context: CommandContext,
  room: Room,
  { scope, scene: value, seen }: ProgressChange,
): Promise<{ readonly notes: readonly Block[]; readonly undo: readonly Block[] }> {
  const name = progressSetting(context.fullLibrary.pack.id)
  const setting = { room: scope === 'room' ? room.id : '', name, value }
  const foreseen = await foreseePosts(context, { setting })
  const { notes, undo } = await changeSetting(context, { scope, name, value }, seen)
  return { notes: [...notes, ...foreseen], undo }
}
