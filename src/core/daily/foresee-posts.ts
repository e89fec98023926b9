/** Says of a change which planned posts become others by it. To be asked before the change is made. */
import type { CommandContext } from '../command/context.ts'
import type { Block } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { WhatIf } from './plan-changes.ts'
import { changedPostsBlocks } from './views/plan-changes-view.ts'

/** As many days as stand below what else a change answers; a preview has more. */
const maxTold = 3

/** Returns nothing where the plan can’t be drawn, such as without its pack: no change waits for that. */
export async function foreseePosts(
  { daily }: Pick<CommandContext, 'daily'>,
  whatIf: WhatIf,
): Promise<readonly Block[]> {
  try {
    return changedPostsBlocks(await daily.changesBy(whatIf), { maxTold, hasShortWeeks: false })
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}
