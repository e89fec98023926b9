/** Leaderboards as people see them: short ones on the message of the quiz, and the whole one in private. */
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Block,
  type Button,
  type Reply,
  bullets,
  button,
  heading,
  note,
  privateReply,
  replyWith,
  text,
  moreNote,
} from '../../reply/reply.ts'
import { formatPoints, leaderboard, rankingBlock, teamLeaderboard } from '../leaderboard.ts'
import { type Quiz, findPlayer, isOver } from '../quiz.ts'
import { shownBoard, tellsPlace } from '../shown-board.ts'
import { publicNames, teamName } from '../teams.ts'
import { goalBlocks } from './goal-views.ts'

/** As many rows as fit a message on every platform. */
const maxRowsInWhole = 60

/** A longer list of a team’s members is shortened. */
const maxMembersShown = 12

/** Teams first, then players. Those who share a rank share a row where there are more than `maxRows`. */
export function leaderboardBlocks(quiz: Quiz, maxRows: number): readonly Block[] {
  const board = shownBoard(quiz.plan.settings)
  switch (board) {
    case 'everyone':
      return rankedBlocks(quiz, maxRows, Infinity)
    case 'top-three':
      return rankedBlocks(quiz, maxRows, lastTopRank)
    case 'own':
      return [note('Everyone sees their own place in private: press ', { strong: myPlace }, '.')]
    case 'goal':
      return goalBlocks(quiz)
    case 'hidden':
      return []
    default:
      return board satisfies never
  }
}

const lastTopRank = 3

/** Shows nobody below `lastRank`, and does not say how many they are. */
function rankedBlocks(quiz: Quiz, maxRows: number, lastRank: number): readonly Block[] {
  const rows = leaderboard(quiz).filter(({ rank }) => rank <= lastRank)
  const teams = teamLeaderboard(quiz).filter(({ rank }) => rank <= lastRank)
  const final = isOver(quiz.state)
  const caption = teams.length > 0 ? { caption: 'Players' } : {}
  const { block, hidden } = rankingBlock(rows, maxRows, { ...caption, final })
  return replyWith(
    teams.length > 0 && text({ strong: 'Teams' }),
    teams.length > 0 && rankingBlock(teams, teams.length, { caption: 'Teams', final }).block,
    teams.length > 0 && rows.length > 0 && text({ strong: 'Players' }),
    rows.length > 0 && block,
    moreNote(hidden),
  ).blocks
}

/** The button that shows somebody in private what the message does not, where there is anything. */
export function ownBoardButton(quiz: Quiz, maxRows: number): Button | undefined {
  const board = shownBoard(quiz.plan.settings)
  const press = componentId('quiz', 'board', quiz.plan.id)
  switch (board) {
    case 'everyone':
      // A short leaderboard leaves out somebody’s name.
      return leaderboard(quiz).length > maxRows ? button('Whole leaderboard', press) : undefined
    case 'top-three':
    case 'own':
      return button(myPlace, press)
    case 'goal':
    case 'hidden':
      return undefined
    default:
      return board satisfies never
  }
}

const myPlace = 'My place'

/** Whether the message ends with standings. */
export function hasStandings({ plan }: Pick<Quiz, 'plan'>): boolean {
  return ['everyone', 'top-three'].includes(shownBoard(plan.settings))
}

/** Who played in which team, under standings. Nobody is listed who has asked not to be. */
export function teamMembers(quiz: Quiz): readonly Block[] {
  if (!hasStandings(quiz)) return []
  const { teams } = quiz.plan.settings
  const items = Array.from({ length: teams }, (_, team) => {
    const members = quiz.players.filter((player) => player.seated && player.team === team)
    const names = publicNames(members.filter(({ hidden }) => !hidden))
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

/** How somebody’s team does, where everyone sees their own place only. */
function ownTeam(quiz: Quiz, me: string | undefined): readonly Block[] {
  const { settings } = quiz.plan
  const team = me === undefined ? undefined : findPlayer(quiz, me)?.team
  if (settings.teams === 0 || team === undefined || team === null) return []
  if (!tellsPlace(settings, quiz.players.length)) return []
  const teams = teamLeaderboard(quiz)
  const name = teamName(team)
  const rank = teams.find((each) => each.name === name)?.rank
  return rank === undefined
    ? []
    : [text(`${name}: rank `, { strong: String(rank) }, ` of ${teams.length}.`)]
}

/** The whole leaderboard, and the reader’s own rank. `me` is the id under which they play. */
export function wholeLeaderboardView(quiz: Quiz, me: string | undefined): Reply {
  const board = shownBoard(quiz.plan.settings)
  if (board === 'hidden' || board === 'goal') {
    return privateReply(
      text(
        'This quiz has no leaderboard. To see how you did, press ',
        { strong: 'My result' },
        '.',
      ),
    )
  }
  const rows = leaderboard(quiz)
  if (rows.length === 0) return privateReply(text('Nobody is on the leaderboard yet.'))
  const own = rows.find(({ person }) => person === me)
  const isHidden = me !== undefined && findPlayer(quiz, me)?.hidden === true
  return privateReply(
    heading(board === 'own' ? myPlace : 'Leaderboard'),
    own !== undefined &&
      (tellsPlace(quiz.plan.settings, rows.length)
        ? text(
            'You: rank ',
            { strong: String(own.rank) },
            ` of ${rows.length}, ${formatPoints(own.points)}.`,
          )
        : text('You: ', { strong: formatPoints(own.points) }, '.')),
    ...(board === 'own' ? ownTeam(quiz, me) : []),
    isHidden && text('You’re not listed, as you asked.'),
    own === undefined &&
      !isHidden &&
      board === 'own' &&
      text('You haven’t played in this quiz yet.'),
    ...(board === 'own' ? [] : leaderboardBlocks(quiz, maxRowsInWhole)),
    ...teamMembers(quiz),
  )
}
