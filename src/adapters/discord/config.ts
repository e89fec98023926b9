/** What the operator sets to switch Discord on. */

export interface DiscordConfig {
  readonly token: string
  readonly applicationId: string
  /** 64 hexadecimal digits; set to accept interactions over HTTP. */
  readonly publicKey: string | undefined
  readonly mode: 'gateway' | 'http'
  /** Without a slash at the end. */
  readonly apiUrl: string
}
