/** Brings stored tokens under the current SECRETS_KEY at the start and every hour, and says when the older key can go. */
import type { Logger } from 'pino'
import type { Clock } from '../core/platform/clock.ts'
import { formatCount } from '../core/reply/format.ts'
import { repeat } from './repeat.ts'

export interface TokenSealParts {
  /** Left out, there is nothing to do. */
  readonly tokens:
    | {
        renew(): Promise<{
          readonly current: number
          readonly renewed: number
          readonly older: number
          readonly unreadable: readonly string[]
        }>
      }
    | undefined
  /** Whether SECRETS_KEY has older keys after the current one. */
  readonly hasOlderKeys: boolean
  readonly clock: Clock
  readonly log: Logger
}

const times = { everyMs: 60 * 60_000 }

/** More would drown the log; a missing key concerns all of them anyway. */
const maxNamedTeams = 20

export type TokenSeals = Awaited<ReturnType<typeof startTokenSeals>>

/** Resolves once every token has been looked at for the first time. */
export async function startTokenSeals({ tokens, hasOlderKeys, clock, log }: TokenSealParts) {
  let problems: readonly string[] = []
  let notes: readonly string[] = []
  let saidKey = ''

  async function renew(): Promise<void> {
    if (tokens === undefined) return
    const { current, renewed, older, unreadable } = await tokens.renew()
    const readable = current + older
    const lost =
      unreadable.length === 0
        ? []
        : [
            `${formatCount(unreadable.length, 'stored token')} of ${readable + unreadable.length} can’t be decrypted with SECRETS_KEY. Put the key that encrypted them back, after the current one with a comma between them, or add the app to those workspaces again.`,
          ]
    // A key that opens nothing is the wrong one; a workspace that alone can’t be served does not stop the others.
    problems = readable === 0 ? lost : []
    notes = readable === 0 ? [] : lost
    const key = JSON.stringify([renewed, older, unreadable])
    if (key === saidKey) return
    saidKey = key
    for (const team of unreadable.slice(0, maxNamedTeams)) {
      log.error({ team }, 'The token of this workspace can’t be decrypted with SECRETS_KEY')
    }
    for (const sentence of lost) log.error(sentence)
    if (hasOlderKeys && older === 0 && unreadable.length === 0) {
      log.info(
        `${formatCount(current, 'token')} encrypted with the current key (${renewed} of them just now). Once every process says so, the older keys in SECRETS_KEY are no longer needed.`,
      )
    }
  }

  function renewOrLog(): Promise<void> {
    return renew().catch((err: unknown) =>
      log.error({ err }, 'Stored tokens could not be encrypted again'),
    )
  }

  await renewOrLog()
  const stop = repeat(clock, times, renewOrLog)
  return {
    /** Returns what keeps the bot from serving anybody: none of the tokens can be decrypted. */
    healthProblems: () => problems,
    /** Returns what the operator should know although the bot serves the other workspaces. */
    healthNotes: () => notes,
    stop,
  }
}
