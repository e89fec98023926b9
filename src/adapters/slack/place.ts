/** Where an answer belongs: in the channel that somebody asked in, or in a window of her own. */
import { z } from 'zod'

/** A channel, answered through the address that came with the event, or by the Web API where that is used up. */
const ChannelPlace = z.object({
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
const ViewPlace = z.object({
  kind: z.literal('view'),
  team: z.string(),
  user: z.string(),
  view: z.string().optional(),
})

export const Place = z.discriminatedUnion('kind', [ChannelPlace, ViewPlace])
export type Place = z.infer<typeof Place>
export type ChannelPlace = z.infer<typeof ChannelPlace>
export type ViewPlace = z.infer<typeof ViewPlace>

/** The place as it rides in a modal's private metadata, and the press that the modal is for. */
export const Errand = z.object({ place: Place, press: z.string().optional() })
export type Errand = z.infer<typeof Errand>

export function packErrand(errand: Errand): string {
  return JSON.stringify(errand)
}

/** Slack hands back what we gave it; anything else throws. */
export function unpackErrand(metadata: string): Errand {
  return Errand.parse(JSON.parse(metadata))
}
