/** What `help` says about the commands, as data, so that it needs no access to the commands themselves. */

interface SubcommandGuide {
  /** Such as `daily set` or `scene`. */
  readonly fullName: string
  /** What to type, optional parts in brackets. */
  readonly usage: string
  readonly summary: string
  readonly teachersOnly: boolean
  readonly options: readonly {
    readonly name: string
    readonly summary: string
    readonly isRequired: boolean
  }[]
}

export interface CommandGuide {
  readonly name: string
  readonly summary: string
  readonly subcommands: readonly SubcommandGuide[]
}
