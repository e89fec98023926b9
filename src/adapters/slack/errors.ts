/** What went wrong with a call to Slack, as a DeliveryError: whether it can have worked, and what mends it. */
import { webApi } from '@slack/bolt'
import { DeliveryError, type DeliveryOutcome } from '../../core/platform/platform.ts'
import type { Inline } from '../../core/reply/reply.ts'

type Remedy = readonly [Inline, ...Inline[]]

/** Slack's error codes that say what to do (https://docs.slack.dev/reference/methods/chat.postMessage#errors). */
const rejections: Readonly<Record<string, Remedy>> = {
  channel_not_found: [
    'Commonplace cannot see this channel. If it is private, open it and type ',
    { code: '/invite @Commonplace' },
    '.',
  ],
  not_in_channel: [
    'Commonplace is not in this channel. Open it and type ',
    { code: '/invite @Commonplace' },
    '.',
  ],
  is_archived: ['This channel is archived. Unarchive it, or choose another channel.'],
  restricted_action: [
    'The settings of this workspace do not let Commonplace post here. Ask a workspace admin to allow it.',
  ],
  message_not_found: ['That message is gone. It was probably deleted.'],
  thread_not_found: ['That message is gone. It was probably deleted.'],
  cant_update_message: ['That message is not Commonplace’s own, so it cannot be changed.'],
  edit_window_closed: [
    'This workspace lets messages be changed only for a while; that has passed.',
  ],
  too_many_pins: ['This channel has as many pins as Slack allows. Unpin something first.'],
  user_not_found: ['Slack does not know this person here any more.'],
  messages_tab_disabled: [
    'The app’s Messages tab is switched off. Switch it on under App Home in the app’s settings.',
  ],
}

const signIn: Remedy = [
  'Slack no longer accepts Commonplace’s token here. Whoever runs the bot must install it again.',
]
const signInCodes = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
]
/** Slack’s own trouble; the call may have worked. */
const unsureCodes = ['internal_error', 'fatal_error', 'service_unavailable', 'team_added_to_org']

/** The code of Slack’s refusal, where it was one. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error
  return error instanceof DeliveryError ? codeOf(error.cause) : undefined
}

/** A call that would come too early. */
export function rateLimitedError(retryAfterMs: number): DeliveryError {
  return new DeliveryError('retryable', ['Slack asks Commonplace to slow down for a moment.'], {
    retryAfterMs,
  })
}

/** The app is not in that workspace. */
export function notInstalled(team: string): DeliveryError {
  return new DeliveryError('rejected', [
    `Commonplace is not installed in the Slack workspace ${team}. A workspace admin can add it again.`,
  ])
}

/** Reads any error of a call. */
export function toDeliveryError(error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error
  if (error instanceof webApi.WebAPIPlatformError) return refusal(error)
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryError('retryable', ['Slack asks Commonplace to slow down for a moment.'], {
      retryAfterMs: error.retryAfter * 1000,
      cause: error,
    })
  }
  const outcome: DeliveryOutcome = isUnreachable(error) ? 'retryable' : 'unknown'
  return new DeliveryError(outcome, ['Slack did not answer. Commonplace tries again by itself.'], {
    retryAfterMs: 5000,
    cause: error,
  })
}

function refusal(error: webApi.WebAPIPlatformError): DeliveryError {
  const { error: code, needed } = error.data as { error: string; needed?: string }
  if (unsureCodes.includes(code)) {
    return new DeliveryError('unknown', ['Slack has trouble at the moment.'], { cause: error })
  }
  if (code === 'ratelimited' || code === 'rate_limited') {
    return new DeliveryError('retryable', ['Slack asks Commonplace to slow down for a moment.'], {
      retryAfterMs: 60_000,
      cause: error,
    })
  }
  if (code === 'missing_scope')
    return new DeliveryError('rejected', missingScopeRemedy(needed), { cause: error })
  const remedy = signInCodes.includes(code) ? signIn : rejections[code]
  return new DeliveryError('rejected', remedy ?? [`Slack refused this (${code}).`], {
    cause: error,
  })
}

/** What to do where the app was installed with fewer permissions than it needs. */
export function missingScopeRemedy(scopes: string | undefined): Remedy {
  return [
    'Commonplace lacks a permission here',
    ...(scopes === undefined ? [] : [' (', { code: scopes }, ')']),
    '. Install the app again from its settings page, so that Slack grants it.',
  ]
}

/** Errors of a connection that was never made: nothing can have arrived. */
const unreachableCodes = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']

function isUnreachable(error: unknown): boolean {
  for (let each = error; typeof each === 'object' && each !== null;) {
    const { code, cause, original } = each as Record<string, unknown>
    if (typeof code === 'string' && unreachableCodes.includes(code)) return true
    each = original ?? cause
  }
  return false
}
