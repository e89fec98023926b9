// What a test may set about the fake: the app's credentials, deadlines and rate limits.

/** https://docs.slack.dev/apis/web-api/rate-limits; `Infinity` lifts a limit. */
export interface RateLimits {
  /** Calls a minute, per method and workspace, by tier. */
  tier1: number
  tier2: number
  tier3: number
  tier4: number
  /** chat.postMessage, per channel. */
  postsPerSecond: number
  /** How many posts to one channel may come at once. */
  postBurst: number
  /** chat.postMessage over a whole workspace; Slack publishes no number. */
  postsPerMinute: number
}

export interface Settings {
  readonly appId: string
  readonly clientId: string
  readonly clientSecret: string
  readonly signingSecret: string
  readonly appToken: string
  /** Scopes that `workspace.install()` grants when it is given none. */
  readonly scopes: readonly string[]
  /** Milliseconds an app has to acknowledge. */
  readonly ackDeadlineMs: number
  /** Milliseconds before each repetition of an event that was not acknowledged. */
  readonly eventRetryDelaysMs: readonly number[]
  /** The time of day, which a test may still move forward. */
  readonly now: () => number
  readonly limits: RateLimits
}

export type FakeSlackOptions = Partial<Omit<Settings, 'limits'>> & {
  readonly limits?: Partial<RateLimits>
}

export function settingsFrom({ limits, ...given }: FakeSlackOptions): Settings {
  return {
    appId: 'A0COMMONPLACE',
    clientId: '1111.2222',
    clientSecret: 'client-secret',
    signingSecret: 'signing-secret',
    appToken: 'xapp-1-A0COMMONPLACE-1',
    scopes: EVERY_SCOPE,
    ackDeadlineMs: 3000,
    eventRetryDelaysMs: [0, 60_000, 300_000],
    now: Date.now,
    ...given,
    limits: {
      tier1: 1,
      tier2: 20,
      tier3: 50,
      tier4: 100,
      postsPerSecond: 1,
      postBurst: 5,
      postsPerMinute: Infinity,
      ...limits,
    },
  }
}

/** Every scope that some method of the fake asks for. */
const EVERY_SCOPE = [
  'commands',
  'chat:write',
  'chat:write.public',
  'channels:read',
  'channels:history',
  'channels:join',
  'files:read',
  'files:write',
  'groups:read',
  'groups:history',
  'im:read',
  'im:write',
  'im:history',
  'pins:read',
  'pins:write',
  'users:read',
  'team:read',
  'usergroups:read',
]
