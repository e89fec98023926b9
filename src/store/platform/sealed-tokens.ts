/** Finds out which key each stored token is encrypted with, and encrypts those of older keys again, so that a rotation ends. */
import { type Database, hasChanged } from '../database.ts'
import type { Secrets } from '../secrets.ts'
import { StoreError } from '../store-error.ts'
import { sealContext } from './sql-installations.ts'

export interface SealReport {
  /** How many tokens are encrypted with the current key. */
  readonly current: number
  /** How many of them were encrypted with an older key until now. */
  readonly renewed: number
  /** How many are encrypted with an older key that SECRETS_KEY still has. */
  readonly older: number
  /** The workspaces whose tokens no key in SECRETS_KEY decrypts. */
  readonly unreadable: readonly string[]
}

interface TokenTables {
  readonly slack_installation: { readonly team: string; readonly sealed_token: string }
}

type Token = TokenTables['slack_installation']

const pageSize = 200

export function createSealedTokens(database: Database, secrets: Secrets) {
  const tables = database.tables<TokenTables>()

  async function* pages(): AsyncGenerator<readonly Token[]> {
    let page: readonly Token[]
    let last = ''
    do {
      page = await tables
        .selectFrom('slack_installation')
        .select(['team', 'sealed_token'])
        .where('team', '>', last)
        .orderBy('team')
        .limit(pageSize)
        .execute()
      yield page
      last = page.at(-1)?.team ?? ''
    } while (page.length === pageSize)
  }

  /** Returns undefined if no key decrypts it. */
  function open({ team, sealed_token: sealed }: Token): string | undefined {
    try {
      return secrets.open(sealed, sealContext(team))
    } catch (error) {
      if (error instanceof StoreError) return undefined
      throw error
    }
  }

  /** Returns how many were encrypted again: one that has changed meanwhile is left to whoever saved it. */
  async function renewAll(tokens: readonly (readonly [Token, string])[]): Promise<number> {
    if (tokens.length === 0) return 0
    return await tables.transaction().execute(async (transaction) => {
      let renewed = 0
      for (const [{ team, sealed_token: sealed }, token] of tokens) {
        const statement = transaction
          .updateTable('slack_installation')
          .set({ sealed_token: secrets.seal(token, sealContext(team)) })
          .where('team', '=', team)
          .where('sealed_token', '=', sealed)
        if (await hasChanged(statement)) renewed += 1
      }
      return renewed
    })
  }

  async function goThrough({ mayRenew }: { readonly mayRenew: boolean }): Promise<SealReport> {
    const unreadable: string[] = []
    const count = { current: 0, renewed: 0, older: 0 }
    for await (const page of pages()) {
      const old: (readonly [Token, string])[] = []
      for (const row of page) {
        const token = open(row)
        if (token === undefined) unreadable.push(row.team)
        else if (secrets.isCurrent(row.sealed_token)) count.current += 1
        else old.push([row, token])
      }
      const renewed = mayRenew ? await renewAll(old) : 0
      count.current += renewed
      count.renewed += renewed
      count.older += old.length - renewed
    }
    return { ...count, unreadable }
  }

  return {
    /** Changes nothing. */
    check: () => goThrough({ mayRenew: false }),
    /** Encrypts with the current key what an older one has encrypted. */
    renew: () => goThrough({ mayRenew: true }),
  }
}
