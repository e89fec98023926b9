/** What `help` says about the commands, as data: a command may read it without seeing the commands themselves. */

export interface SubcommandGuide {
  /** How it is called: `daily set`, or only `scene`. */
  readonly fullName: string
  /** What to type, optional parts in brackets. */
  readonly usage: string
  readonly summary: string
  readonly teachersOnly: boolean
  readonly options: readonly { readonly name: string; readonly summary: string }[]
}

export interface CommandGuide {
  readonly name: string
  readonly summary: string
  readonly subcommands: readonly SubcommandGuide[]
}
