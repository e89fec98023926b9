/** The message of a quiz in every phase. It depends on nothing but the quiz, so it can always be rendered again. */
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
import { formatCount } from '../../reply/format.ts'
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

/** Replaces a message that the quiz has moved away from. */
export function quizMovedMessage(): Reply {
  return replyWith(note('This quiz continues further down in the channel.'))
}

/** Returns how a quiz is scored, in a sentence or two. */
export function formatScoring(settings: QuizSettings): string {
  const teams =
    settings.teamsBy === 'draw'
      ? `You’ll be put into one of ${settings.teams} teams at the start.`
      : `Choose one of ${settings.teams} teams.`
  const parts = [
    settings.scoring === 'calm'
      ? 'Only right or wrong counts, not time.'
      : 'Being right counts most, but being quick helps.',
    settings.answers === 'final'
      ? 'Your first answer counts.'
      : 'You can change your answer until the question closes.',
    settings.penalty && 'A wrong choice costs points, so skip what you don’t know.',
    settings.teams > 0 && teams,
    settings.anonymous && 'Everyone plays under a made-up name, and nobody is told who is who.',
  ]
  return parts.filter((part) => part !== false).join(' ')
}

function lobby(quiz: Quiz, state: StateIn<'lobby'>): Reply {
  const { plan, players } = quiz
  const { settings } = plan
  const names = settings.anonymous ? [] : players.filter((player) => !player.hidden).map(publicName)
  const unnamed = players.length - Math.min(names.length, maxNamesInLobby)
  const listed = names.slice(0, maxNamesInLobby).join(', ')
  const joined =
    listed === '' ? String(players.length) : `${listed}${unnamed > 0 ? ` and ${unnamed} more` : ''}`
  return replyWith(
    heading('A quiz is about to start'),
    facts(
      fact('About', plan.about),
      fact('Questions', `${plan.items.length}, ${settings.seconds} seconds each`),
      fact('Scoring', formatScoring(settings)),
      fact('Host', quiz.host?.name ?? 'nobody'),
      fact('Joined', players.length === 0 ? 'nobody yet' : joined),
    ),
    { kind: 'timer', label: 'Starts', until: state.startsAt },
    ...joinButtons(quiz),
    buttons(
      forHost(quiz, button('Start now', componentId('quiz', 'start', plan.id))),
      hostButton(quiz),
    ),
  )
}

/** One Join button, or one for each team where people choose their team. */
function joinButtons({ plan: { id, settings } }: Quiz): readonly Block[] {
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

function hostButton(quiz: Quiz): Button {
  return forHost(quiz, button('Host…', componentId('quiz', 'host', quiz.plan.id)))
}

/** While there is no host, anybody may take over. */
function forHost({ host }: Quiz, control: Button): Button {
  return host === null ? control : { ...control, onlyFor: host.id }
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
        ? `${soFar} The question was gone for a moment, so you’ve got that time back.`
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
  const isLast = state.round + 1 === plan.items.length
  const at = `${plan.id}/${state.round}`
  return replyWith(
    heading(`Question ${state.round + 1} of ${plan.items.length}: the answer`),
    { kind: 'question', prompt: item.prompt, followUps: [] },
    ...roundResultBlocks(item, quiz),
    text(item.explanation),
    state.skipped && note('This question was skipped, so it doesn’t count.'),
    ...(answers.length === 0 || state.skipped ? [] : leaderboardBlocks(quiz, maxRowsBetweenRounds)),
    { kind: 'timer', label: isLast ? 'Final leaderboard' : 'Next question', until: state.nextAt },
    buttons(
      button('See the scene', componentId('scene', 'open', item.scene)),
      button('My result', componentId('quiz', 'result', plan.id)),
      button('Report a problem', componentId('quiz', 'flag', at)),
    ),
    buttons(button('Join', componentId('quiz', 'join', plan.id)), hostButton(quiz)),
  )
}

function leaderboardBlocks(quiz: Quiz, maxRows: number): readonly Block[] {
  const rows = leaderboard(quiz)
  const teams = teamLeaderboard(quiz)
  return replyWith(
    teams.length > 0 && rankingBlock(teams, teams.length),
    rows.length > 0 && rankingBlock(rows, maxRows),
    rows.length > maxRows && note(`And ${rows.length - maxRows} more.`),
  ).blocks
}

function done(quiz: Quiz, state: StateIn<'done'>): Reply {
  const { plan, players } = quiz
  if (state.rounds === 0 || players.length === 0) {
    return replyWith(
      heading('The quiz is over'),
      text('It was stopped before any question was finished.'),
    )
  }
  return replyWith(
    heading('The quiz is over: final leaderboard'),
    text(`${formatCount(state.rounds, 'question')} about ${plan.about}. Thank you for playing!`),
    ...leaderboardBlocks(quiz, maxRowsAtEnd),
    buttons(button('My result', componentId('quiz', 'result', plan.id), 'primary')),
  )
}

function abandoned(quiz: Quiz, state: StateIn<'abandoned'>): Reply {
  return replyWith(
    heading('The quiz has ended'),
    text(abandonReasons[state.why]),
    ...(state.rounds > 0 && quiz.players.length > 0 ? leaderboardBlocks(quiz, maxRowsAtEnd) : []),
    buttons(state.rounds > 0 && button('My result', componentId('quiz', 'result', quiz.plan.id))),
  )
}

const abandonReasons: Readonly<Record<StateIn<'abandoned'>['why'], string>> = {
  'nobody-joined': 'Nobody joined this time. Start another one whenever the class is ready.',
  'nobody-answers': 'Nobody answered three questions in a row, so the quiz stopped by itself.',
  stopped: 'It was stopped before it started.',
  unreachable: 'The bot couldn’t post in this channel.',
}
