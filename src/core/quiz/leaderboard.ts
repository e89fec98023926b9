/** The standings of a quiz's players and teams. */
import { formatCount } from '../reply/format.ts'
import type { Block } from '../reply/reply.ts'
import type { Player, Quiz } from './quiz.ts'
import { type Ranked, type Standing, rankByPoints } from './score.ts'
import { publicName, teamName } from './teams.ts'

/** Ranks the players who have not asked to be left out. Only they count towards the ranks, so that no gap shows who is missing. */
export function leaderboard({ players }: Quiz) {
  const listed = players.filter((player) => player.seated && !player.hidden)
  return rankByPoints(listed.map((player) => ({ ...player, name: publicName(player) })))
}

/** Ranks teams by their average, so that a team of five has no advantage over a team of four. */
export function teamLeaderboard(quiz: Quiz) {
  const { teams } = quiz.plan.settings
  const rows = Array.from({ length: teams }, (_, team) => {
    const members = quiz.players.filter((player) => player.seated && player.team === team)
    return { name: teamName(team), points: average(members), size: members.length }
  })
  return rankByPoints(rows.filter((row) => row.size > 0))
}

function average(members: readonly Player[]): number {
  const sum = members.reduce((total, player) => total + player.points, 0)
  return members.length === 0 ? 0 : Math.round(sum / members.length)
}

type Ranking = Extract<Block, { kind: 'ranking' }>

/** A shared rank of more people than this is one row where space is short. */
const maxSeparateTies = 3

/** Shows about `max` rows, and says how many people are in none of them. */
export function rankingBlock(
  rows: readonly Ranked<Standing>[],
  max: number,
  kind: Pick<Ranking, 'caption' | 'final'> = {},
): { readonly block: Block; readonly hidden: number } {
  const groups = [...Map.groupBy(rows, ({ rank }) => rank).values()]
  const shown: Ranking['rows'][number][] = []
  let count = 0
  for (const group of groups) {
    const isTogether = rows.length > max && group.length > maxSeparateTies
    const needed = isTogether ? 1 : group.length
    if (shown.length > 0 && shown.length + needed > max) break
    const [first, second, ...others] = group
    const names = isTogether ? [`${first?.name}, ${second?.name} and ${others.length} more`] : []
    for (const { rank, name, points } of isTogether ? group.slice(0, 1) : group) {
      const row = { rank, name: names[0] ?? name, score: formatPoints(points) }
      shown.push(points > 0 ? row : { ...row, hasNoPoints: true })
    }
    count += group.length
  }
  return {
    block: { kind: 'ranking', ...kind, rows: shown },
    hidden: rows.length - count,
  }
}

/** Returns such as “100 points”, with a real minus sign where points were lost. */
export function formatPoints(points: number): string {
  return formatCount(points, 'point').replace('-', '−')
}
