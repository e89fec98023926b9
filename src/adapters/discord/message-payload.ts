/** Builds the bodies of requests that carry messages. They notify nobody but the one role that a post may name. */
import { type APIAllowedMentions, MessageFlags } from 'discord.js'
import type { RenderedMessage } from '../../render/discord/message-packer.ts'

export interface MessageBody {
  readonly flags: number
  readonly components: RenderedMessage['components']
  readonly allowed_mentions: APIAllowedMentions
  /** An edit removes every attachment that is not listed. */
  readonly attachments: readonly { readonly id: string; readonly filename: string }[]
}

export function messageBody(
  { components, files }: RenderedMessage,
  { notify, ephemeral = false }: { readonly notify?: string; readonly ephemeral?: boolean } = {},
): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2 | (ephemeral ? MessageFlags.Ephemeral : 0),
    components,
    allowed_mentions: notify === undefined ? { parse: [] } : { parse: [], roles: [notify] },
    attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
  }
}

/** Returns what the library needs to send a message: its body and its files. */
export function messageRequest(
  message: RenderedMessage,
  options: Parameters<typeof messageBody>[1] = {},
) {
  return { body: messageBody(message, options), files: [...message.files] }
}
