/** Replies as whole views: the Home tab, and the modal that shows an answer. */
import type { types } from '@slack/bolt'
import { type Reply, note } from '../../core/reply/reply.ts'
import { elementLimits, viewLimits } from './block-limits.ts'
import { plainTextObject } from './text-objects.ts'
import { renderBlocks } from './render.ts'
import { isShareRow } from '../../core/command/component-id.ts'

/** The `action_id` of the button that opens the command modal; it stands on Home tabs that were published before. */
export const openButtonId = 'open-chooser'

/** What the class has for this person today, and a button that opens the command modal. */
export function homeView(reply: Pick<Reply, 'blocks'>): types.HomeView {
  const button: types.Button = {
    type: 'button',
    action_id: openButtonId,
    style: 'primary',
    text: plainTextObject('Look something up', elementLimits.button),
  }
  return {
    type: 'home',
    blocks: [
      ...fitted(renderBlocks(reply), viewLimits.blocks - 1),
      { type: 'actions', elements: [button] },
    ],
  }
}

/** Only one person sees a modal and it has no channel, so there is no Share button. Slack sends `metadata` back with its requests. */
export function answerView(metadata: string, reply: Pick<Reply, 'blocks'>): types.ModalView {
  const blocks = renderBlocks({ blocks: reply.blocks.filter((block) => !isShareRow(block)) })
  return {
    type: 'modal',
    callback_id: 'answer',
    title: plainTextObject('Commonplace', viewLimits.title),
    close: plainTextObject('Close', viewLimits.submit),
    private_metadata: metadata,
    blocks: fitted(blocks, viewLimits.blocks),
  }
}

type ViewBlocks = ReturnType<typeof renderBlocks>

/** Returns the blocks that there is room for; where some are left out, the last one says so. */
function fitted(blocks: ViewBlocks, max: number): ViewBlocks {
  let bytes = 0
  const overflowing = blocks.findIndex((block) => {
    bytes += Buffer.byteLength(JSON.stringify(block))
    return bytes > viewLimits.bytes
  })
  const count = Math.min(overflowing === -1 ? blocks.length : overflowing, max)
  if (count === blocks.length) return blocks
  return [...blocks.slice(0, Math.min(count, max - 1)), ...renderBlocks({ blocks: [more] })]
}

const more = note('There’s more. To see it all, ask again with /study in a channel.')
