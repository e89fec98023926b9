/** Where an answer goes: into the channel where somebody asked, or into a modal. */
import { z } from 'zod'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Room } from '../../core/platform/room.ts'
import { viewLimits } from '../../render/slack/block-limits.ts'
import { roomOf } from './ids.ts'

/** Answered through the response URL of the request, or by the Web API once that is used up. */
const ChannelTarget = z.object({
  kind: z.literal('channel'),
  team: z.string(),
  channel: z.string(),
  user: z.string(),
  responseUrl: z.url(),
  thread: z.string().optional(),
  /** Whether the request came from an ephemeral message, which a private answer then replaces. */
  onEphemeral: z.boolean(),
})
export type ChannelTarget = z.infer<typeof ChannelTarget>

/** The open modal `view`, or a new one. */
const ViewTarget = z.object({
  kind: z.literal('view'),
  team: z.string(),
  user: z.string(),
  view: z.string().optional(),
  /** Whether the request came from a button of that modal, which a refusal then leaves as it is. */
  pressed: z.boolean().optional(),
})
export type ViewTarget = z.infer<typeof ViewTarget>

const ReplyTarget = z.discriminatedUnion('kind', [ChannelTarget, ViewTarget])
export type ReplyTarget = z.infer<typeof ReplyTarget>

interface Origin {
  readonly team: string
  readonly user: string
  readonly channel?: string | undefined
  readonly responseUrl?: string | undefined
  readonly thread?: string | undefined
  readonly onEphemeral?: boolean
  readonly view?: string | undefined
}

/** Returns the channel if Slack names one with a response URL for it, and a modal otherwise. */
export function replyTarget(origin: Origin): ReplyTarget {
  const { team, user, channel, responseUrl, thread, onEphemeral = false, view } = origin
  return channel === undefined || responseUrl === undefined
    ? { kind: 'view', team, user, view, pressed: view !== undefined }
    : { kind: 'channel', team, user, channel, responseUrl, thread, onEphemeral }
}

/** Without a channel, the person's own conversation with the app is the room. */
export function roomOfTarget(target: ReplyTarget): Room {
  return roomOf(target.team, target.kind === 'channel' ? target.channel : target.user)
}

/** What a modal carries: where its answer goes and, for a form, the component id that its submission answers. */
export interface ModalMetadata {
  readonly target: ReplyTarget
  readonly componentId?: string | undefined
}

/** The keys stand in modals that are open, so they stay as they are. */
const StoredMetadata = z.object({ place: ReplyTarget, press: z.string().optional() })

/** Throws a DeliveryError for more than Slack keeps with a view. */
export function encodeMetadata({ target, componentId }: ModalMetadata): string {
  const stored: z.input<typeof StoredMetadata> = { place: target, press: componentId }
  const metadata = JSON.stringify(stored)
  if (metadata.length <= viewLimits.metadata) return metadata
  throw new DeliveryError('rejected', ['This window would need more space than Slack allows.'])
}

/** Throws for anything but what `encodeMetadata` returned for a modal of this person. */
export function decodeMetadata(metadata: string, team: string, user: string): ModalMetadata {
  const { place, press } = StoredMetadata.parse(JSON.parse(metadata))
  if (place.team !== team || place.user !== user) throw new Error('The modal is somebody else’s.')
  return { target: place, componentId: press }
}
