/** Renders a reply as messages of Components V2, and these as the bodies of requests. */
import { type Reply, text } from '../../core/reply/reply.ts'
import { createCustomIds } from './render-controls.ts'
import { type RenderedMessage, packMessages } from './message-packer.ts'
import { renderBlock } from './render-block.ts'
import { isBlank } from '../truncate-label.ts'
import { type APIAllowedMentions, MessageFlags } from 'discord-api-types/v10'

export interface RenderOptions {
  /** Two numbers that become the ids of the first two components, so that the message can be found again. */
  readonly marker?: readonly [number, number]
  /** The id of a role to notify. */
  readonly notify?: string
}

/**
 * Returns at least one message: labels are shortened, and prose continues in a further message.
 * Throws a DeliveryError for a reply that Discord cannot show.
 */
export function render(
  { blocks }: Pick<Reply, 'blocks'>,
  { marker, notify }: RenderOptions = {},
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const nextCustomId = createCustomIds()
  const parts = blocks.flatMap((block) => renderBlock(block, nextCustomId))
  const shown = parts.some((part) => !('lines' in part) || !part.lines.every(isBlank))
    ? parts
    : renderBlock(text('Done.'), nextCustomId)
  return packMessages(shown, { marker, mention: notify && `<@&${notify}>` })
}

interface BodyOptions {
  readonly notify?: string
  readonly ephemeral?: boolean
}

/** Nobody is notified but the one role that a post may name. */
export function messageBody(
  { components, files }: RenderedMessage,
  { notify, ephemeral = false }: BodyOptions = {},
) {
  const allowedMentions: APIAllowedMentions = { parse: [], ...(notify && { roles: [notify] }) }
  return {
    flags: MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0),
    components,
    allowed_mentions: allowedMentions,
    // An edit removes every attachment that is not listed.
    attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
  }
}

/** Returns what the library needs to send a message: its body and its files. */
export function messageRequest(message: RenderedMessage, options?: BodyOptions) {
  return { body: messageBody(message, options), files: [...message.files] }
}
