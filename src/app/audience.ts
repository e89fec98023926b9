/** Who sees an answer, and where a command may be used at all. */
import { isEmptyBlock } from '../core/reply/empty-block.ts'
import { shareComponentId } from '../core/command/component-id.ts'
import type { Audience, Command } from '../core/command/command.ts'
import type { Room } from '../core/platform/room.ts'
import { type ReplyOrForm, isForm } from '../core/reply/form.ts'
import { type Block, type Reply, button, buttons, note } from '../core/reply/reply.ts'
import { UserError } from '../core/reply/user-error.ts'
import type { LookupAudience } from '../core/settings/settings.ts'

/** Whether only the person who asked sees the answer. */
export function isPrivateFor(
  audience: Audience,
  given: Readonly<Record<string, unknown>>,
  lookups: LookupAudience,
): boolean {
  if (audience !== 'choice') return audience === 'person'
  const show = given['show']
  return typeof show === 'boolean' ? !show : lookups === 'private'
}

export const onlyForYou =
  'Commonplace isn’t a member here, so what it says here is for your eyes only. You can share it in a channel of your class.'

/** Whatever belongs to a class needs one of its rooms. */
export function requireReach(
  { followsPerson }: Pick<Command, 'followsPerson'>,
  { isForeign }: Room,
): void {
  if (isForeign === true && followsPerson !== true) {
    throw new UserError(
      'Commonplace isn’t a member here, so that doesn’t work. Use it in a channel of your class.',
    )
  }
}

/** Puts more to read above the buttons and menus that end a reply. */
function beforeControls(blocks: readonly Block[], more: readonly Block[]): readonly Block[] {
  const end = blocks.findLastIndex(({ kind }) => kind !== 'buttons' && kind !== 'select') + 1
  return [...blocks.slice(0, end), ...more, ...blocks.slice(end)]
}

/** Sets who sees a reply, and adds the Share button to a private one that can be shared. */
export function applyAudience(
  answer: ReplyOrForm,
  { isForeign }: Room,
  { isPrivate }: { readonly isPrivate: boolean },
): ReplyOrForm {
  if (isForm(answer)) return answer
  const { onlyPrivate = [], ...rest } = answer
  const isAlone = isForeign === true || (answer.private ?? isPrivate)
  const all = isAlone ? beforeControls(answer.blocks, onlyPrivate) : answer.blocks
  const blocks = all.filter((block) => !isEmptyBlock(block))
  if (isForeign === true) {
    const wasAsked = !(answer.private ?? isPrivate) && note(onlyForYou)
    return { ...rest, private: true, blocks: [...blocks, ...(wasAsked ? [wasAsked] : [])] }
  }
  const reply: Reply = { ...rest, blocks, private: isAlone }
  const share = answer.share && shareComponentId(answer.share)
  if (reply.private !== true || share === undefined) return reply
  return {
    ...reply,
    blocks: [...reply.blocks, buttons(button('Share with the channel', share))],
  }
}
