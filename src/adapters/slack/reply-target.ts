/** Where an answer belongs: in the channel that somebody asked in, or in a window of her own. */
import { z } from 'zod'

/** A channel, answered through the address that came with the event, or by the Web API where that is used up. */
export const ChannelTarget = z.object({
  kind: z.literal('channel'),
  team: z.string(),
  channel: z.string(),
  user: z.string(),
  responseUrl: z.url(),
  thread: z.string().optional(),
  /** The event came from a message that only she sees, so a private answer takes its place. */
  onEphemeral: z.boolean(),
})

/** A modal that is open, or a new one where there is none. */
export const ViewTarget = z.object({
  kind: z.literal('view'),
  team: z.string(),
  user: z.string(),
  view: z.string().optional(),
})

export const ReplyTarget = z.discriminatedUnion('kind', [ChannelTarget, ViewTarget])
export type ReplyTarget = z.infer<typeof ReplyTarget>
export type ChannelTarget = z.infer<typeof ChannelTarget>
export type ViewTarget = z.infer<typeof ViewTarget>

/** The place as it rides in a modal's private metadata, and the press that the modal is for. */
export const ModalMetadata = z.object({ place: ReplyTarget, press: z.string().optional() })
export type ModalMetadata = z.infer<typeof ModalMetadata>

export function encodeMetadata(errand: ModalMetadata): string {
  return JSON.stringify(errand)
}

/** Slack hands back what we gave it; anything else throws. */
export function decodeMetadata(metadata: string): ModalMetadata {
  return ModalMetadata.parse(JSON.parse(metadata))
}
