/**
 * Discord's errors as it words and numbers them.
 * https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */

const known = {
  0: [401, '401: Unauthorized'],
  10002: [404, 'Unknown Application'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10011: [404, 'Unknown Role'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20012: [403, 'You are not authorized to perform this action on this application'],
  30003: [400, 'Maximum number of pins reached for the channel (250)'],
  30032: [400, 'Maximum number of application commands reached (100)'],
  30047: [400, 'Maximum number of pinned threads in a forum channel has been reached'],
  40005: [413, 'Request entity too large'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40067: [400, 'A tag is required to create a forum post in this channel'],
  40094: [429, 'This interaction has reached its maximum number of follow-up messages.'],
  50001: [403, 'Missing Access'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50008: [400, 'Cannot send messages in a non-text channel'],
  50013: [403, 'Missing Permissions'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50033: [400, 'Invalid Recipient(s)'],
  50083: [400, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  50278: [403, 'Cannot send messages to this user due to having no mutual guilds'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'Thread is locked'],
  160006: [400, 'Maximum number of active threads reached'],
} as const satisfies Record<number, readonly [status: number, message: string]>

export type ErrorCode = keyof typeof known

/** One thing that is wrong with a body: `path` as in `components[0].label`, `code` in Discord's words. */
export interface Problem {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
}

/** An answer that refuses the request. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    body: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${String(body['message'])}`)
    this.status = status
    this.body = body
    this.headers = headers
  }
}

export function refusal(code: ErrorCode): Refusal {
  const [status, message] = known[code]
  return new Refusal(status, { message, code })
}

/** 50035 with the tree of `_errors` that Discord answers. */
export function invalidBody(problems: readonly Problem[]): Refusal {
  const errors: Record<string, unknown> = {}
  for (const { path, code, message } of problems) {
    let at = errors
    for (const step of path) at = (at[step] ??= {}) as Record<string, unknown>
    at['_errors'] = [...((at['_errors'] ?? []) as unknown[]), { code, message }]
  }
  return new Refusal(400, { message: 'Invalid Form Body', code: 50035, errors })
}

/** 30046: a message older than an hour takes few edits; Discord answers it as a rate limit. */
export function tooManyOldEdits(retryAfterSeconds: number): Refusal {
  return new Refusal(
    429,
    {
      message: 'Maximum number of edits to messages older than 1 hour reached. Try again later',
      code: 30046,
      retry_after: retryAfterSeconds,
      global: false,
    },
    { 'retry-after': String(Math.ceil(retryAfterSeconds)), 'x-ratelimit-scope': 'user' },
  )
}
