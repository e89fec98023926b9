/** Renders a reply as messages of Components V2, and these as the bodies of requests. */
import { type Reply, type Tone, text } from '../../core/reply/reply.ts'
import { createNumbering } from './render-controls.ts'
import { type MessagePart, type RenderedMessage, packMessages } from './message-packer.ts'
import { type DrawnPictures, type FindCommandId, renderBlock } from './render-block.ts'
import { isBlank } from '../truncate-label.ts'
import { type APIAllowedMentions, ComponentType, MessageFlags } from 'discord-api-types/v10'

export interface RenderOptions {
  /** Two numbers that become the ids of the first two components, so that the message can be found again. */
  readonly marker?: readonly [number, number]
  /** The id of a role to notify. */
  readonly notify?: string
  readonly findCommandId?: FindCommandId
  readonly pictures?: DrawnPictures
}

/** Colours by meaning, bright enough for the light and the dark theme; the words say the same. */
const accentColours: Readonly<Record<Tone, number>> = {
  question: 0x58_65_f2,
  right: 0x2d_9d_5f,
  wrong: 0xd8_5c_41,
  warning: 0xe0_a1_2e,
  error: 0xc8_32_3c,
  quiet: 0x80_84_8e,
}

/**
 * Returns at least one message: labels are shortened, and prose continues in a further message.
 * Throws a DeliveryError for a reply that Discord cannot show.
 */
export function render(
  { blocks, tone }: Pick<Reply, 'blocks' | 'tone'>,
  { marker, notify, findCommandId = () => undefined, pictures = new Map() }: RenderOptions = {},
): readonly [RenderedMessage, ...RenderedMessage[]] {
  const context = { findCommandId, pictures }
  const parts = blocks.flatMap((block) => renderBlock(block, context))
  const shown = parts.some(showsSomething) ? parts : renderBlock(text('Done.'), context)
  return packMessages(numberCustomIds(shown), {
    marker,
    mention: notify && `<@&${notify}>`,
    accentColour: tone && accentColours[tone],
  })
}

function numberCustomIds(parts: readonly MessagePart[]): readonly MessagePart[] {
  const number = createNumbering()
  return parts.map((part) => {
    if ('accessory' in part) {
      const { accessory } = part
      return accessory.type === ComponentType.Button
        ? { ...part, accessory: number(accessory) }
        : part
    }
    return 'components' in part ? { ...part, components: part.components.map(number) } : part
  })
}

function showsSomething(part: MessagePart): boolean {
  if ('lines' in part) return !part.lines.every(isBlank)
  return !('type' in part && part.type === ComponentType.Separator)
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
