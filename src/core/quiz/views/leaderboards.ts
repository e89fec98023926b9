/** Leaderboards as people see them: short ones on the message of the quiz, and the whole one in private. */
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Reply,
  bullets,
  heading,
  note,
  privateReply,
  replyWith,
  text,
} from '../../reply/reply.ts'
import { formatPoints, leaderboard, rankingBlock, teamLeaderboard } from '../leaderboard.ts'
import { type Quiz, findPlayer, isOver } from '../quiz.ts'
import { publicName, teamName } from '../teams.ts'

/** As many rows as fit a message on every platform. */
const maxRowsInWhole = 60

/** A longer list of a team’s members is shortened. */
const maxMembersShown = 12

/** Teams first, then players. Those who share a rank share a row where there are more than `maxRows`. */
export function leaderboardBlocks(quiz: Quiz, maxRows: number): readonly Block[] {
  const rows = leaderboard(quiz)
  const teams = teamLeaderboard(quiz)
  const final = isOver(quiz.state)
  const caption = teams.length > 0 ? { caption: 'Players' } : {}
  const { block, hidden } = rankingBlock(rows, maxRows, { ...caption, final })
  return replyWith(
    teams.length > 0 && text({ strong: 'Teams' }),
    teams.length > 0 && rankingBlock(teams, teams.length, { caption: 'Teams', final }).block,
    teams.length > 0 && rows.length > 0 && text({ strong: 'Players' }),
    rows.length > 0 && block,
    hidden > 0 && note(`And ${hidden} more.`),
  ).blocks
}

/** Whether a short leaderboard leaves out anybody’s name. */
export function isShortened(quiz: Quiz, maxRows: number): boolean {
  return leaderboard(quiz).length > maxRows
}

/** Who played in which team. Nobody is listed who has asked not to be. */
export function teamMembers(quiz: Quiz): readonly Block[] {
  const { teams } = quiz.plan.settings
  const items = Array.from({ length: teams }, (_, team) => {
    const members = quiz.players.filter((player) => player.seated && player.team === team)
    const names = members.filter(({ hidden }) => !hidden).map(publicName)
    const shown = names.slice(0, maxMembersShown)
    const others = members.length - shown.length
    const listed = shown.length === 0 ? formatCount(others, 'player') : shown.join(', ')
    return {
      size: members.length,
      line: [
        { strong: `${teamName(team)}:` },
        ` ${listed}${shown.length > 0 && others > 0 ? ` and ${others} more` : ''}`,
      ],
    }
  })
  const lines = items.filter(({ size }) => size > 0).map(({ line }) => line)
  return lines.length === 0 ? [] : [bullets(lines)]
}

/** The whole leaderboard, and the reader’s own rank. `me` is the id under which they play. */
export function wholeLeaderboardView(quiz: Quiz, me: string | undefined): Reply {
  const rows = leaderboard(quiz)
  if (rows.length === 0) return privateReply(text('Nobody is on the leaderboard yet.'))
  const own = rows.find(({ person }) => person === me)
  const isHidden = me !== undefined && findPlayer(quiz, me)?.hidden === true
  return privateReply(
    heading('Leaderboard'),
    own !== undefined &&
      text(
        'You: rank ',
        { strong: String(own.rank) },
        ` of ${rows.length}, ${formatPoints(own.points)}.`,
      ),
    isHidden && text('You’re not listed, as you asked.'),
    ...leaderboardBlocks(quiz, maxRowsInWhole),
    ...teamMembers(quiz),
  )
}
