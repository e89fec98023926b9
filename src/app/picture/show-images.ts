/** Puts the files of a pack’s pictures into a reply, where the class wants pictures. What is not found stays words. */
import type { Person, Room } from '../../core/platform/room.ts'
import { type ReplyOrForm, isForm } from '../../core/reply/form.ts'
import type { Block, Reply } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import type { AppliedSettings } from '../../core/settings/settings.ts'
import { wantsPictures } from '../../core/picture/shows-pictures.ts'
import type { Dispatcher } from '../dispatcher.ts'
import type { PlatformEvent } from '../events.ts'
import type { AvailablePacks } from '../pack/uploaded-packs.ts'

/** Where a reply is shown: the settings and the packs that apply there. */
export interface ShownIn {
  readonly applied: AppliedSettings
  readonly packs: Pick<AvailablePacks, 'find'>
}

/** Returns the reply itself if it has no picture of a pack. */
export async function showImages(reply: Reply, open: () => Promise<ShownIn>): Promise<Reply> {
  if (!reply.blocks.some(({ kind }) => kind === 'image')) return reply
  const { applied, packs } = await open()
  if (!wantsPictures(applied)) return reply
  return { ...reply, blocks: await Promise.all(reply.blocks.map((block) => show(block, packs))) }
}

async function show(block: Block, packs: ShownIn['packs']): Promise<Block> {
  if (block.kind !== 'image') return block
  const found = await packs.find(block.pack).catch(keepUserError)
  const data = found?.pack.images?.[block.file]
  return data === undefined ? block : { ...block, data }
}

/** A pack that cannot be read now has no pictures now. */
function keepUserError(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error
}

export type ShowImages = (reply: Reply, room: Room) => Promise<Reply>

/** Has the answers of a dispatcher show the pictures of packs, where the room can show any. */
export function withImages(
  dispatch: Dispatcher,
  show: (reply: Reply, room: Room, person: Person) => Promise<Reply>,
): Dispatcher {
  async function showIn(answer: Promise<ReplyOrForm>, { room, person }: PlatformEvent) {
    const answered = await answer
    return isForm(answered) || room.showsPictures !== true ? answered : show(answered, room, person)
  }
  return {
    ...dispatch,
    command: (event) => showIn(dispatch.command(event), event),
    line: (event) => showIn(dispatch.line(event), event),
    action: (event) => showIn(dispatch.action(event), event),
    message: (event) => showIn(dispatch.message(event), event),
  }
}
