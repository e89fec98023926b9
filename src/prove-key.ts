/** Lets a tool find out that the program which answers has the same METRICS_KEY, before it shows its own. */
import { createHmac } from 'node:crypto'

export const proofHeader = 'commonplace-proof'

/** Returns what only somebody with the key can say about a challenge. It does not tell the key. */
export function proveKey(key: string, challenge: string): string {
  return createHmac('sha256', key).update(`commonplace\n${challenge}`).digest('hex')
}
