/** Looks through a channel’s history for a message that the bot posted with a key. */
import { PermissionFlagsBits, Routes } from 'discord.js'
import { z } from 'zod'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { BotRequest } from './bot-requests.ts'
import { snowflakeAt } from './ids.ts'
import { historyPageSize } from './limits.ts'
import { HistoryMessage, hasMarker, markerOf } from './message-key.ts'
import { fetchChannelAccess, hasPermission } from './permissions.ts'

/** Ours: how far Discord’s clock and ours may differ (ms). */
const maxClockSkewMs = 10_000

/** Ours: how many pages of a hundred messages are searched. */
const maxHistoryPages = 10

/** Returns the message’s id. Throws a DeliveryError if the bot may not read the history. */
export async function findMessage(
  request: BotRequest,
  { channelId, botId }: { readonly channelId: string; readonly botId: () => Promise<string> },
  key: string,
  sinceMs: number,
): Promise<string | undefined> {
  const access = await request('post', async (rest) =>
    fetchChannelAccess(rest, channelId, await botId()),
  )
  if (!hasPermission(access, PermissionFlagsBits.ReadMessageHistory)) {
    throw new DeliveryError('unknown', [
      'Commonplace can’t check whether its message arrived. Give it ',
      { strong: 'Read Message History' },
      ' in this channel’s permissions.',
    ])
  }
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
  return undefined
}
