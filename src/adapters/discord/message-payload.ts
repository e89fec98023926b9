/** The bodies of requests that carry messages. Nobody is ever notified but the one role that a post may name. */
import {
  type APIAllowedMentions,
  type InteractionResponseType,
  MessageFlags,
  type RawFile,
} from 'discord.js'
import type { RenderedMessage } from '../../render/discord/render.ts'

export interface MessageBody {
  readonly flags: number
  readonly components: RenderedMessage['components']
  readonly allowed_mentions: APIAllowedMentions
  /** What is not named is taken off the message when it is edited. */
  readonly attachments: readonly { readonly id: string; readonly filename: string }[]
}

/** A first answer to an interaction. */
export interface Callback {
  readonly type: InteractionResponseType
  readonly data?: object
}

export function messageBody(
  { components, files }: RenderedMessage,
  { notify, hidden = false }: { readonly notify?: string; readonly hidden?: boolean } = {},
): MessageBody {
  return {
    flags: MessageFlags.IsComponentsV2 | (hidden ? MessageFlags.Ephemeral : 0),
    components,
    allowed_mentions: notify === undefined ? { parse: [] } : { parse: [], roles: [notify] },
    attachments: files.map(({ name }, id) => ({ id: String(id), filename: name })),
  }
}

export function rawFiles({ files }: RenderedMessage): RawFile[] {
  return files.map(({ name, contentType, data }) => ({ name, contentType, data }))
}
