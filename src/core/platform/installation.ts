/** A Slack workspace that has added the app, and where such installations are kept. */

export interface Installation {
  /** Slack's id of the workspace, such as `T1`. */
  readonly team: string
  readonly name: string
  /** The workspace's web address, with its last slash. */
  readonly url: string
  readonly botToken: string
  readonly botUserId: string
  readonly scopes: readonly string[]
  /** When it was saved, epoch milliseconds. */
  readonly at: number
}

/** Keeps installations; a token is never readable at rest. */
export interface Installations {
  /** Saves an installation in place of an earlier one of the same workspace. */
  save(installation: Omit<Installation, 'at'>): Promise<void>
  find(team: string): Promise<Installation | undefined>
  /** Removes an installation, unless it is newer than the moment (epoch ms): the app may have been added again meanwhile. */
  remove(team: string, asOf: number): Promise<boolean>
  /** Whether this state of a sign-in is used for the first time; it is remembered until the moment (epoch ms). */
  consumeState(state: string, until: number): Promise<boolean>
}
