/** Renders a reply as messages of Components V2: labels are shortened, and prose continues in a further message. */
import { type Reply, text } from '../../core/reply/reply.ts'
import { createCustomIds } from './custom-ids.ts'
import { type RenderedMessage, packMessages } from './message-packer.ts'
import { renderBlock } from './render-block.ts'

export interface RenderOptions {
  /** Two numbers that become the ids of the first two components, so that the message can be found again. */
  readonly marker?: readonly [number, number]
  /** The id of a role to notify. */
  readonly notify?: string
}

/** Returns at least one message. Throws a DeliveryError for a reply that Discord cannot show. */
export function render(
  { blocks }: Pick<Reply, 'blocks'>,
  { marker, notify }: RenderOptions = {},
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const nextCustomId = createCustomIds()
  const shown = blocks.length === 0 ? [text('Done.')] : blocks
  return packMessages(
    shown.flatMap((block) => renderBlock(block, nextCustomId)),
    {
      ...(marker === undefined ? {} : { marker }),
      ...(notify === undefined ? {} : { mention: `<@&${notify}>` }),
    },
  )
}
