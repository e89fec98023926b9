/** The medals of the first three, on leaderboards that no longer change. */
import type { Block } from '../core/reply/reply.ts'

const medals = ['🥇', '🥈', '🥉']

/** Returns the medal for a rank, and undefined while others may still overtake, or after the third. */
export function medalFor(
  rank: number,
  { final = false }: Extract<Block, { kind: 'ranking' }>,
): string | undefined {
  return final ? medals[rank - 1] : undefined
}
