/** The app's Home tab: what the class has for this person today, and a button that opens the command modal. */
import type { types } from '@slack/bolt'
import type { Reply } from '../../core/reply/reply.ts'
import { elementLimits, viewLimits } from './block-limits.ts'
import { plainTextObject } from './plain-text-object.ts'
import { renderBlocks } from './render-blocks.ts'

/** The `action_id` of the button that opens the command modal; it stands on Home tabs that were published before. */
export const openCommandModal = 'open-chooser'

export function homeView(reply: Pick<Reply, 'blocks'>): types.HomeView {
  const button: types.Button = {
    type: 'button',
    action_id: openCommandModal,
    style: 'primary',
    text: plainTextObject('Look something up', elementLimits.button),
  }
  return {
    type: 'home',
    blocks: [
      ...renderBlocks(reply).slice(0, viewLimits.blocks - 1),
      { type: 'actions', elements: [button] },
    ],
  }
}
