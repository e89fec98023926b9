/** Makes from a post’s key what Discord recognises it by: a nonce against duplicates, and a marker to find it again. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { messageLimits } from '../../render/discord/message-limits.ts'

/** The ids of a message’s container and of the first component in it. */
export type Marker = readonly [container: number, component: number]

/** Returns a nonce of the length that Discord accepts; it is compared with all that the bot posts. */
export function nonceOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, messageLimits.nonce)
}

/** Discord returns these ids, and numbers components without one from 1. One is odd and one even, since they must differ. */
export function markerOf(key: string): Marker {
  const digest = createHash('sha256').update(`mark ${key}`).digest()
  return [largeOdd(digest.readUInt32BE(0)), largeOdd(digest.readUInt32BE(4)) - 1]
}

/** Ids of components have 31 bits. */
function largeOdd(bits: number): number {
  return (bits >>> 1) | 0x40000001
}

/** A message of the channel’s history, as far as the marker needs it. */
export const HistoryMessage = z.object({
  id: z.string(),
  components: z
    .array(
      z.object({
        id: z.number().optional(),
        components: z.array(z.object({ id: z.number().optional() })).optional(),
      }),
    )
    .default([]),
})

export function hasMarker(
  { components }: z.infer<typeof HistoryMessage>,
  [containerId, componentId]: Marker,
): boolean {
  return components.some(
    ({ id, components: inner }) => id === containerId && inner?.[0]?.id === componentId,
  )
}
