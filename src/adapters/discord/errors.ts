/** Turns Discord’s failures into DeliveryErrors, which say whether a failure is for good and what to do about it. */
import { DiscordAPIError, DiscordjsErrorCodes, HTTPError, RateLimitError } from 'discord.js'
import { DeliveryError, type DeliveryOutcome } from '../../core/platform/platform.ts'
import type { Inline } from '../../core/reply/reply.ts'
import { isUnreachable } from '../kit/is-unreachable.ts'
import { tagRequired } from './permission-problems.ts'

type Remedy = readonly [Inline, ...Inline[]]

const closedThread: Remedy = [
  'This thread is archived or locked. Open it again, or choose another channel.',
]

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const rejections: Readonly<Record<string, Remedy>> = {
  10003: ['This channel no longer exists. Choose another one.'],
  10004: ['Commonplace is no longer in this server. Invite it again.'],
  10007: ['Commonplace is no longer in this server. Invite it again.'],
  10008: ['Somebody deleted this message.'],
  10013: ['This person is no longer on Discord.'],
  30003: ['This channel already has 250 pinned messages, Discord’s limit. Unpin some.'],
  30047: ['This forum already has a pinned post, and Discord allows only one. Unpin it first.'],
  40005: ['This file is larger than Discord lets a bot send. Ask for less at once.'],
  40067: tagRequired,
  50001: [
    'Commonplace can’t see this channel. Give it ',
    { strong: 'View Channel' },
    ' in the channel’s permissions.',
  ],
  50007: [
    'This person doesn’t accept direct messages from Commonplace. They can allow them in their privacy settings for this server.',
  ],
  50013: [
    'Commonplace isn’t allowed to do this here. Check its role in the channel’s settings, under ',
    { strong: 'Permissions' },
    '.',
  ],
  50083: closedThread,
  50278: [
    'This person no longer shares a server with Commonplace, so Discord doesn’t let it write to them.',
  ],
  160005: closedThread,
  160006: ['This server has as many open threads as Discord allows. Close some of them.'],
  160007: ['This channel has as many open threads as Discord allows. Close some of them.'],
}

/** For faults that recover by themselves, but not at once. */
const slowRetryMs = 60_000

/** Returns Discord’s or Node’s code for what went wrong. */
export function codeOf(error: unknown): string | number | undefined {
  if (error instanceof DiscordAPIError) return error.code
  return (error as { readonly code?: string } | undefined)?.code
}

/** How long Discord asks us to wait before we try again, or 0. */
export function retryAfterMs(error: unknown): number {
  return error instanceof RateLimitError ? error.retryAfter : 0
}

/** Whether Discord refused the bot’s token. */
export function isTokenRejected(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401
  return (
    codeOf(error) === DiscordjsErrorCodes.TokenInvalid ||
    (error instanceof Error && error.message === 'Authentication failed')
  )
}

/** Returns the DeliveryError for anything that the library throws. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  const [outcome, remedy, options = {}] = describe(error)
  return new DeliveryError(outcome, remedy, { ...options, cause: error })
}

/** Whether Discord itself refused something, and not what stands before it, which answers with a page. */
export function isDiscordsAnswer(error: DiscordAPIError): boolean {
  return typeof error.code === 'number'
}

type Description = readonly [
  DeliveryOutcome,
  Remedy,
  options?: { retryAfterMs?: number; isOutage?: boolean },
]

const unreachable: Description = [
  'retryable',
  ['Discord can’t be reached. Commonplace will try again.'],
  { retryAfterMs: slowRetryMs, isOutage: true },
]

function describe(error: unknown): Description {
  if (error instanceof RateLimitError) {
    const remedy = 'Discord asks Commonplace to slow down. It will try again.'
    return ['retryable', [remedy], { retryAfterMs: error.retryAfter }]
  }
  if (error instanceof DiscordAPIError) {
    const remedy = rejections[error.code]
    if (remedy !== undefined) return ['rejected', remedy]
    if (error.status === 401) {
      const renew =
        'Discord doesn’t accept Commonplace’s token. Ask whoever runs Commonplace to renew it.'
      return ['retryable', [renew], { retryAfterMs: slowRetryMs }]
    }
    if (!isDiscordsAnswer(error)) return unreachable
    const refused = `Discord refused the message (error ${error.code}). Tell whoever runs Commonplace.`
    return ['rejected', [refused]]
  }
  if (!(error instanceof HTTPError) && isUnreachable(error)) {
    return unreachable
  }
  const remedy = 'Discord didn’t say whether the message arrived. Commonplace will check.'
  return ['unknown', [remedy], { isOutage: true }]
}
