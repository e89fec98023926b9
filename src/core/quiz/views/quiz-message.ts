/** What the quiz's one message says in every phase: a quiz goes in, a reply comes out, so it can always be drawn anew. */
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Button,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  replyWith,
  text,
} from '../../reply/reply.ts'
import { rankingBlock, leaderboard, teamLeaderboard } from '../leaderboard.ts'
import { type Quiz, type QuizSettings, type QuizState, currentItem } from '../quiz.ts'
import { publicName, teamName } from '../teams.ts'
import { answerBlocks, questionBlocks, roundResultBlocks } from './question.ts'

type StateIn<P extends QuizState['phase']> = Extract<QuizState, { phase: P }>

const maxNamesInLobby = 12
const maxRowsBetweenRounds = 5
const maxRowsAtEnd = 10

export function quizMessage(quiz: Quiz): Reply {
  const { state } = quiz
  switch (state.phase) {
    case 'lobby':
      return lobby(quiz, state)
    case 'asking':
      return asking(quiz, state)
    case 'revealing':
      return revealing(quiz, state)
    case 'done':
      return done(quiz, state)
    case 'abandoned':
      return abandoned(quiz, state)
    default:
      return state satisfies never
  }
}

/** What stands in a message that the quiz has left. */
export function quizMovedMessage(): Reply {
  return replyWith(note('This quiz goes on further down in the channel.'))
}

/** How a quiz counts, in a sentence or two. */
export function formatScoring(settings: QuizSettings): string {
  const parts = [
    settings.scoring === 'calm'
      ? 'Right or wrong counts, time does not.'
      : 'Being right counts most, being quick a little.',
    settings.answers === 'final'
      ? 'Your first answer stands.'
      : 'You can change your answer until the close.',
  ]
  if (settings.penalty)
    parts.push('A wrong choice costs points, so leave out what you do not know.')
  if (settings.teams > 0) {
    parts.push(
      settings.teamsBy === 'draw'
        ? `${settings.teams} teams are drawn at the start.`
        : `Choose one of ${settings.teams} teams.`,
    )
  }
  if (settings.anonymous) parts.push('Everyone plays under a made-up name.')
  return parts.join(' ')
}

function lobby(quiz: Quiz, state: StateIn<'lobby'>): Reply {
  const { plan, players } = quiz
  const { settings } = plan
  const names = settings.anonymous ? [] : players.filter((player) => !player.hidden).map(publicName)
  const more = players.length - Math.min(names.length, maxNamesInLobby)
  const listed = names.slice(0, maxNamesInLobby).join(', ')
  const crowd =
    listed === '' ? String(players.length) : `${listed}${more > 0 ? ` and ${more} more` : ''}`
  return replyWith(
    heading('A quiz is about to start'),
    facts(
      fact('About', plan.about),
      fact('Questions', `${plan.items.length}, ${settings.seconds} seconds each`),
      fact('Scoring', formatScoring(settings)),
      fact('Host', quiz.host?.name ?? 'nobody'),
      fact('Joined', players.length === 0 ? 'nobody yet' : crowd),
    ),
    { kind: 'timer', label: 'Starts', until: state.startsAt },
    ...joining(quiz),
    buttons(button('Start now', componentId('quiz', 'start', plan.id)), hostButton(quiz)),
  )
}

/** The Join button, or one for each team where teams are chosen. */
function joining({ plan: { id, settings } }: Quiz): readonly Block[] {
  if (settings.teams === 0 || settings.teamsBy === 'draw') {
    return [buttons(button('Join', componentId('quiz', 'join', id), 'primary'))]
  }
  const teams = Array.from({ length: settings.teams }, (_, team) =>
    button(`Join ${teamName(team)}`, componentId('quiz', 'join', `${id}/${team}`), 'primary'),
  )
  // A row holds five buttons on both platforms.
  const rows = teams.length > 5 ? [teams.slice(0, 3), teams.slice(3)] : [teams]
  return rows.map((row) => buttons(...row))
}

function hostButton({ plan }: Quiz): Button {
  return button('Host…', componentId('quiz', 'host', plan.id))
}

function asking(quiz: Quiz, state: StateIn<'asking'>): Reply {
  const { plan, players, answers } = quiz
  const item = currentItem(quiz)
  if (item === undefined) return replyWith(note('The quiz is being set up.'))
  const soFar =
    players.length === 0
      ? 'Nobody has answered yet.'
      : `${answers.length} of ${players.length} have answered.`
  return replyWith(
    heading(`Question ${state.round + 1} of ${plan.items.length}`),
    ...questionBlocks(item),
    { kind: 'timer', label: 'Closes', until: state.closesAt },
    note(
      state.returned
        ? `${soFar} The bot was away for a moment; that time has been given back.`
        : soFar,
    ),
    ...answerBlocks(item, `${plan.id}/${state.round}`),
    buttons(button('Join', componentId('quiz', 'join', plan.id)), hostButton(quiz)),
  )
}

function revealing(quiz: Quiz, state: StateIn<'revealing'>): Reply {
  const { plan, answers } = quiz
  const item = currentItem(quiz)
  if (item === undefined) return replyWith(note('The quiz is being set up.'))
  const last = state.round + 1 === plan.items.length
  const at = `${plan.id}/${state.round}`
  return replyWith(
    heading(`Question ${state.round + 1} of ${plan.items.length}: the answer`),
    { kind: 'question', prompt: item.prompt, followUps: [] },
    ...roundResultBlocks(item, quiz),
    text(item.explanation),
    ...(state.skipped ? [note('This question was skipped and does not count.')] : []),
    ...(answers.length === 0 || state.skipped ? [] : leaderboardBlocks(quiz, maxRowsBetweenRounds)),
    { kind: 'timer', label: last ? 'Final board' : 'Next question', until: state.nextAt },
    buttons(
      button('See the scene', componentId('scene', 'open', item.scene)),
      button('My result', componentId('quiz', 'result', plan.id)),
      button('Something is wrong', componentId('quiz', 'flag', at)),
    ),
    buttons(button('Join', componentId('quiz', 'join', plan.id)), hostButton(quiz)),
  )
}

function leaderboardBlocks(quiz: Quiz, most: number): readonly Block[] {
  const rows = leaderboard(quiz)
  const teams = teamLeaderboard(quiz)
  return [
    ...(teams.length > 0 ? [rankingBlock(teams, teams.length)] : []),
    ...(rows.length > 0 ? [rankingBlock(rows, most)] : []),
    ...(rows.length > most ? [note(`And ${rows.length - most} more.`)] : []),
  ]
}

function done(quiz: Quiz, state: StateIn<'done'>): Reply {
  const { plan, players } = quiz
  if (state.rounds === 0 || players.length === 0) {
    return replyWith(
      heading('The quiz is over'),
      text('It was stopped before a question was counted.'),
    )
  }
  return replyWith(
    heading('The quiz is over: final board'),
    text(
      `${state.rounds} ${state.rounds === 1 ? 'question' : 'questions'} about ${plan.about}. Thank you for playing!`,
    ),
    ...leaderboardBlocks(quiz, maxRowsAtEnd),
    buttons(button('My result', componentId('quiz', 'result', plan.id), 'primary')),
  )
}

function abandoned(quiz: Quiz, state: StateIn<'abandoned'>): Reply {
  return replyWith(
    heading('The quiz has ended'),
    text(formatAbandonReason(state.why)),
    ...(state.rounds > 0 && quiz.players.length > 0 ? leaderboardBlocks(quiz, maxRowsAtEnd) : []),
    ...(state.rounds > 0
      ? [buttons(button('My result', componentId('quiz', 'result', quiz.plan.id)))]
      : []),
  )
}

function formatAbandonReason(why: StateIn<'abandoned'>['why']): string {
  switch (why) {
    case 'nobody-joined':
      return 'Nobody joined this time. Start it again whenever the class is ready.'
    case 'nobody-answers':
      return 'Nobody answered three questions in a row, so the quiz has stopped by itself.'
    case 'stopped':
      return 'It was stopped before it began.'
    case 'unreachable':
      return 'The channel could not be reached for a while.'
    default:
      return why satisfies never
  }
}
