/** How the bot connects to Slack: one workspace over Socket Mode or HTTP, or many workspaces. */

export type SlackConfig = {
  readonly apiUrl: string
  readonly signingSecret: string | undefined
} & (
  | { readonly kind: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly kind: 'http'; readonly botToken: string; readonly signingSecret: string }
  | {
      readonly kind: 'workspaces'
      readonly clientId: string
      readonly clientSecret: string
      readonly stateSecret: string
      readonly signingSecret: string
      readonly appToken: string | undefined
    }
)
