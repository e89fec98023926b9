/** A reply as a modal. */
import type { types } from '@slack/bolt'
import { parseComponentId, shareCommand } from '../../core/command/component-id.ts'
import { type Block, type Reply, note } from '../../core/reply/reply.ts'
import { viewLimits } from '../../render/slack/block-limits.ts'
import { plainTextObject } from '../../render/slack/plain-text-object.ts'
import { renderBlocks } from '../../render/slack/render-blocks.ts'
import { type ViewTarget, encodeMetadata } from './reply-target.ts'

/** Only one person sees a modal and it has no channel, so there is no Share button. */
export function answerView(target: ViewTarget, reply: Pick<Reply, 'blocks'>): types.ModalView {
  const blocks = renderBlocks({ blocks: reply.blocks.filter((block) => !isShareRow(block)) })
  return {
    type: 'modal',
    callback_id: 'answer',
    title: plainTextObject('Commonplace', viewLimits.title),
    close: plainTextObject('Close', viewLimits.submit),
    private_metadata: encodeMetadata({ target }),
    blocks:
      blocks.length <= viewLimits.blocks
        ? blocks
        : [...blocks.slice(0, viewLimits.blocks - 1), ...renderBlocks({ blocks: [more] })],
  }
}

const more = note('There’s more. To see it all, ask again with /study in a channel.')

function isShareRow(block: Block): boolean {
  return (
    block.kind === 'buttons' &&
    block.buttons.every(
      (button) => 'press' in button && parseComponentId(button.press).command === shareCommand,
    )
  )
}
