// What the fake Slack knows about a delivery to the app once it is acknowledged, refused or late.

export interface Receipt {
  readonly acknowledged: boolean
  /** The HTTP status; undefined over Socket Mode. */
  readonly status: number | undefined
  /** The body of the acknowledgement. */
  readonly ack: unknown
  /** Milliseconds from sending to the acknowledgement. */
  readonly ms: number
  /** The error that Slack shows the person, by Slack's own code. */
  readonly failure: 'operation_timeout' | 'dispatch_failed' | undefined
  /** Whether the app asked Slack not to retry. */
  readonly noRetry: boolean
}
