/** The medals of the first three, on leaderboards that no longer change. */
import type { Block } from '../core/reply/reply.ts'

type Ranking = Extract<Block, { kind: 'ranking' }>

const medals = ['🥇', '🥈', '🥉']

/** Returns the medal for a row, and undefined while others may still overtake, after the third, and for no points. */
export function medalFor(
  { rank, hasNoPoints }: Pick<Ranking['rows'][number], 'rank' | 'hasNoPoints'>,
  { final = false }: Ranking,
): string | undefined {
  return final && hasNoPoints !== true ? medals[rank - 1] : undefined
}
