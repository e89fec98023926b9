/** Says of every failure of Discord's whether it is for good, and what mends it. */
import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Inline } from '../../core/reply/reply.ts'

type Remedy = readonly [Inline, ...Inline[]]

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const rejections: Readonly<Record<string, Remedy>> = {
  10003: ['The channel is gone. Choose another one.'],
  10004: ['The bot is no longer in this server. Invite it again.'],
  10007: ['The bot is no longer in this server. Invite it again.'],
  10008: ['The message is gone; somebody has deleted it.'],
  10013: ['This person is not on Discord any more.'],
  30003: ['The channel has as many pinned messages as Discord allows (250). Unpin some.'],
  50001: [
    'The bot cannot see this channel. Give it ',
    { strong: 'View Channel' },
    ' in the channel’s permissions.',
  ],
  50007: [
    'This person takes no direct messages from the bot. They can allow them in the privacy settings of this server.',
  ],
  50013: [
    'The bot lacks a permission in this channel. Give it ',
    { strong: 'Send Messages' },
    ', ',
    { strong: 'Attach Files' },
    ', ',
    { strong: 'Create Public Threads' },
    ' and ',
    { strong: 'Pin Messages' },
    ' in the channel’s permissions.',
  ],
  50083: ['The thread is archived or locked. Open it again, or choose another channel.'],
}

/** Errors of the network after which nothing can have arrived. */
const unreachableCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A minute, for faults that mend themselves but not at once. */
const retryAfterMs = 60_000

export function codeOf(error: unknown): string | number | undefined {
  if (error instanceof DiscordAPIError) return error.code
  return (error as { readonly code?: string } | undefined)?.code
}

/** Turns what the library throws into what the rest of the bot understands. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (error instanceof RateLimitError) {
    return new DeliveryError('retryable', ['Discord asks the bot to wait; it will try again.'], {
      retryAfterMs: error.retryAfter,
      cause: error,
    })
  }
  if (error instanceof DiscordAPIError) {
    const remedy = rejections[error.code]
    if (remedy !== undefined) return new DeliveryError('rejected', remedy, { cause: error })
    if (error.status === 401) {
      return new DeliveryError(
        'retryable',
        ['Discord does not accept the bot’s token at present. Whoever runs the bot can renew it.'],
        { retryAfterMs, cause: error },
      )
    }
    return new DeliveryError(
      'rejected',
      [`Discord refused the message (${error.code}). Tell whoever runs the bot.`],
      { cause: error },
    )
  }
  if (!(error instanceof HTTPError) && unreachableCodes.has(String(codeOf(error)))) {
    return new DeliveryError('retryable', ['Discord cannot be reached; the bot will try again.'], {
      retryAfterMs,
      cause: error,
    })
  }
  return new DeliveryError(
    'unknown',
    ['Discord did not say whether the message arrived; the bot will look for it.'],
    { cause: error },
  )
}
