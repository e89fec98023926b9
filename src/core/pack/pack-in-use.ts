/** Whether a class works with a pack, and how it begins to. */
import type { CommandContext } from '../command/context.ts'
import { foreseePosts } from '../daily/foresee-posts.ts'
import type { Room } from '../platform/room.ts'
import { type Block, type Reply, note, replyWith, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { changeSetting } from '../settings/change-setting.ts'
import type { AppliedSettings, RoomSettings, SettingScope } from '../settings/settings.ts'
import { findPack, packTitle } from './choose-pack.ts'

/** Whether the class or any of its channels works with this pack. */
export function isPackInUse({ applied, all }: RoomSettings, id: string): boolean {
  return applied.pack.value === id || all.some(({ name, value }) => name === 'pack' && value === id)
}

/** Throws a UserError if the pack that should go is in use. */
export function requireUnused(settings: RoomSettings, id: string, title: string): void {
  if (!isPackInUse(settings, id)) return
  throw new UserError(
    `“${title}” is in use in your class. Choose another pack first with `,
    { command: 'pack use' },
    ', also in each channel that has its own, then remove this one.',
  )
}

export async function usePack(
  context: CommandContext,
  typed: string,
  { scope, room }: { readonly scope: SettingScope; readonly room: Room },
): Promise<Reply> {
  const pack = findPack(await context.listPacks(), typed)
  const setting = { room: scope === 'room' ? room.id : '', name: 'pack', value: pack.id }
  const foreseen = await foreseePosts(context, { setting })
  const change = { scope, name: 'pack', value: pack.id } as const
  const { applied, notes, undo } = await changeSetting(context, change)
  return replyWith(
    text(
      `${scope === 'class' ? 'The class' : 'This channel'} now works with `,
      { strong: packTitle(pack) },
      '.',
    ),
    ...(notes.length > 0 ? notes : [noteHowFar(applied)]),
    ...foreseen,
    ...undo,
  )
}

/** A new book is open to its end until somebody says otherwise, which whoever turns to it may not think of. */
export function noteHowFar({ progress }: AppliedSettings): Block {
  return progress.value === undefined
    ? note(
        'All of it is open. To hide what your class hasn’t come to yet, use ',
        { command: 'progress set' },
        '.',
      )
    : note('Each pack remembers how far the class has got in it.')
}
