/** What keeps the bot from posting in a channel, found before the first post. */
import { z } from 'zod'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { RichText } from '../../core/reply/reply.ts'
import type { Api } from './api.ts'
import { scopes } from './declare.ts'
import { archivedRemedy, inviteRemedy, missingScopeRemedy } from './errors.ts'
import { splitId } from './ids.ts'

const ChannelInfo = z.object({
  channel: z.object({
    is_archived: z.boolean().default(false),
    is_member: z.boolean().default(false),
    is_im: z.boolean().default(false),
  }),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
})

/** Returns what to do about each problem. Throws a DeliveryError if Slack cannot be asked now. */
export async function checkPermissions(api: Api, room: string): Promise<readonly RichText[]> {
  const { team, id: channel } = splitId(room)
  try {
    const answer = await api.call(team, 'conversations.info', { channel }, ChannelInfo, {
      again: true,
    })
    const { is_archived: archived, is_member: member, is_im: direct } = answer.channel
    const granted = answer.response_metadata?.scopes
    const missing = Object.keys(scopes).filter((scope) => granted?.includes(scope) === false)
    return [
      ...(archived ? [archivedRemedy] : []),
      ...(member || direct ? [] : [inviteRemedy]),
      ...(missing.length > 0 ? [missingScopeRemedy(missing.join(', '))] : []),
    ]
  } catch (error) {
    if (error instanceof DeliveryError && error.outcome === 'rejected') return [error.remedy]
    throw error
  }
}
