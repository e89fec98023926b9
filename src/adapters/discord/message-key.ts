/** Makes from a post’s key what Discord recognises it by: a nonce against duplicates, and a marker to find it again by. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { messageLimits } from '../../render/discord/message-limits.ts'
import { PermissionFlagsBits, Routes } from 'discord.js'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { BotRequest } from './rest-clients.ts'
import { snowflakeAt } from './ids.ts'
import { historyPageSize } from './limits.ts'
import { fetchChannelAccess, hasPermission } from './permissions.ts'

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

/** Ours: how far Discord’s clock and ours may differ (ms). */
export const maxClockSkewMs = 10_000

/** Ours: how many pages of a hundred messages are searched. */
const maxHistoryPages = 10

/** For a channel whose history the bot may not read. */
export function cannotLook(): DeliveryError {
  return new DeliveryError('unknown', [
    'Commonplace can’t check whether its message arrived. Give it ',
    { strong: 'Read Message History' },
    ' in this channel’s permissions.',
  ])
}

/** Returns the message’s id. Throws a DeliveryError if the bot may not read the history, or if it is too long to tell. */
export async function findMessage(
  request: BotRequest,
  { channelId, botId }: { readonly channelId: string; readonly botId: () => Promise<string> },
  key: string,
  sinceMs: number,
): Promise<string | undefined> {
  const access = await request('post', async (rest) =>
    fetchChannelAccess(rest, channelId, await botId()),
  )
  if (!hasPermission(access, PermissionFlagsBits.ReadMessageHistory)) throw cannotLook()
  const marker = markerOf(key)
  let after = snowflakeAt(sinceMs - maxClockSkewMs)
  for (let page = 0; page < maxHistoryPages; page += 1) {
    const query = new URLSearchParams({ after, limit: String(historyPageSize) })
    const messages = await request('post', async (rest) =>
      z.array(HistoryMessage).parse(await rest.get(Routes.channelMessages(channelId), { query })),
    )
    const found = messages.find((message) => hasMarker(message, marker))
    if (found !== undefined || messages.length < historyPageSize) return found?.id
    after = String(messages.map(({ id }) => BigInt(id)).reduce((a, b) => (a > b ? a : b)))
  }
  throw new DeliveryError('unknown', [
    'There are too many newer messages in the channel to see whether Commonplace’s post is there.',
  ])
}
