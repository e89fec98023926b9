/** Errors of a call to Slack as a DeliveryError: whether the call can have worked, and what to do about it. */
import { webApi } from '@slack/bolt'
import { DeliveryError, type DeliveryOutcome } from '../../core/platform/platform.ts'
import { flatten } from '../../core/reply/plain-text.ts'
import type { Inline } from '../../core/reply/reply.ts'
import { pasteHere } from '../../render/slack/render-form.ts'
import type { OptionalScope } from './declare.ts'
import { isUnreachable } from '../kit/is-unreachable.ts'

type Remedy = readonly [Inline, ...Inline[]]

const invite = { code: '/invite @Commonplace' }

export const inviteRemedy: Remedy = [
  'Commonplace isn’t in this channel. Open the channel and type ',
  invite,
  '.',
]
export const archivedRemedy: Remedy = [
  'This channel is archived. Unarchive it, or choose another channel.',
]
const messageGone: Remedy = ['That message is gone. Somebody probably deleted it.']
const slowDown: Remedy = ['Slack has asked Commonplace to slow down for a moment.']
const reinstall: Remedy = [
  'Slack no longer accepts Commonplace’s token for this workspace. Whoever runs the bot must install it again.',
]

const noPosting: Remedy = [
  'This workspace’s settings don’t let Commonplace post here. Ask a workspace admin to allow it.',
]

const noFiles: Remedy = [
  'This workspace’s settings don’t let apps send files. Ask a workspace admin to allow it.',
]

/** What to do, by Slack's error code (https://docs.slack.dev/reference/methods/chat.postMessage#errors). */
const remedies: Readonly<Record<string, Remedy>> = {
  channel_not_found: [
    'Commonplace can’t see this channel. If it’s private, open it and type ',
    invite,
    '.',
  ],
  not_in_channel: inviteRemedy,
  is_archived: archivedRemedy,
  restricted_action: noPosting,
  restricted_action_read_only_channel: noPosting,
  restricted_action_non_threadable_channel: noPosting,
  restricted_action_thread_only_channel: [
    'This channel only takes messages in threads. Choose another channel.',
  ],
  posting_to_general_channel_denied: noPosting,
  no_permission: noPosting,
  access_denied: noPosting,
  message_not_found: messageGone,
  thread_not_found: messageGone,
  cant_update_message: ['That message isn’t one of Commonplace’s, so it can’t be changed.'],
  edit_window_closed: [
    'This workspace only lets messages be changed for a while, and that time is over.',
  ],
  too_many_pins: ['This channel already has as many pins as Slack allows. Unpin something first.'],
  file_uploads_disabled: noFiles,
  file_uploads_except_images_disabled: noFiles,
  file_upload_size_restricted: noFiles,
  storage_limit_reached: [
    'This workspace has no space left for files. Ask a workspace admin to delete some, or to add space.',
  ],
  user_not_found: ['Slack can’t find this person here any more.'],
  user_disabled: ['This person’s account is no longer active.'],
  user_not_in_channel: ['This person isn’t in the channel any more.'],
  messages_tab_disabled: [
    'The app’s Messages tab is switched off. Switch it on under App Home in the app’s settings.',
  ],
  invalid_auth: reinstall,
  not_authed: reinstall,
  account_inactive: reinstall,
  token_revoked: reinstall,
  token_expired: reinstall,
}

/** Only the log says why: Slack’s own words for it are for whoever runs the bot. */
const refused: Remedy = [
  'Slack doesn’t allow this here. Whoever runs the bot can see why in its log.',
]

/** Slack’s own failures; the call may have worked. */
const uncertainCodes = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'team_added_to_org',
  'request_timeout',
]

/** Returns Slack’s error code, if Slack refused the call. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error
  return error instanceof DeliveryError ? codeOf(error.cause) : undefined
}

/** Returns for how long Slack asks to be left alone, in milliseconds, if it does. */
export function retryAfterMsOf(error: unknown): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000
  if (!(error instanceof webApi.WebAPIHTTPError)) return undefined
  const seconds = Number(error.headers['retry-after'])
  return Number.isFinite(seconds) ? seconds * 1000 : undefined
}

/** For a call that would have to wait too long. */
export function rateLimitedError(retryAfterMs: number, cause?: unknown): DeliveryError {
  return new DeliveryError('retryable', slowDown, { retryAfterMs, cause })
}

export function notInstalled(): DeliveryError {
  return new DeliveryError('rejected', [
    'Commonplace is not installed in this Slack workspace. A workspace admin can add it again.',
  ])
}

/** Returns a DeliveryError for any error of a call. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (error instanceof webApi.WebAPIPlatformError) return refusalError(error)
  const askedMs = retryAfterMsOf(error)
  if (error instanceof webApi.WebAPIRateLimitedError) return rateLimitedError(askedMs ?? 0, error)
  const outcome: DeliveryOutcome = isUnreachable(error) ? 'retryable' : 'unknown'
  return new DeliveryError(outcome, ['Slack didn’t answer. Commonplace will keep trying.'], {
    retryAfterMs: askedMs ?? 5000,
    isOutage: true,
    cause: error,
  })
}

function refusalError(error: webApi.WebAPIPlatformError): DeliveryError {
  const { error: code, needed } = error.data as { error: string; needed?: string }
  if (code === 'ratelimited' || code === 'rate_limited') return rateLimitedError(60_000, error)
  if (uncertainCodes.includes(code)) {
    return new DeliveryError('unknown', ['Slack is having problems at the moment.'], {
      isOutage: true,
      cause: error,
    })
  }
  const remedy = code === 'missing_scope' ? missingScopeRemedy(needed) : remedies[code]
  return new DeliveryError('rejected', remedy ?? refused, {
    cause: error,
  })
}

/** For an app that was installed with fewer permissions than it needs. */
export function missingScopeRemedy(scopes: string | undefined): Remedy {
  return [
    'Commonplace needs a permission that it doesn’t have here',
    ...(scopes === undefined ? [] : [' (', { code: scopes }, ')']),
    '. Install the app again from its settings page, and Slack will grant it.',
  ]
}

/** For what a workspace has declined, or had no chance to grant: what it is for, as in “To choose a file, …”. */
export function missingOptionalScope(scope: OptionalScope, purpose: string): Remedy {
  return [
    `To ${purpose}, ask a workspace admin to install Commonplace again and allow `,
    { code: scope },
    '.',
  ]
}

/** How to give a file to an app that may read none, and what would change that. */
export function pasteInstead(): string {
  return `${pasteHere()} ${flatten(missingOptionalScope('files:read', 'choose a file instead'))}`
}
