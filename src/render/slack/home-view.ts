/** The app's Home tab: what the class has for this person today, and a button that leads to everything else. */
import type { types } from '@slack/bolt'
import type { Reply } from '../../core/reply/reply.ts'
import { viewLimits as limits } from './block-limits.ts'
import { plainTextObject, renderBlocks } from './render.ts'

/** The `action_id` of the button that opens the modal of all commands. */
export const openCommandModal = 'open-chooser'

export function homeView(reply: Pick<Reply, 'blocks'>): types.HomeView {
  return {
    type: 'home',
    blocks: [
      ...renderBlocks(reply).slice(0, limits.blocks - 1),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: openCommandModal,
            style: 'primary',
            text: plainTextObject('Look something up', 75),
          },
        ],
      },
    ],
  }
}
