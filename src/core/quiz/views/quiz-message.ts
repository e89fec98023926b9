/** The message of a quiz in every phase. It depends on nothing but the quiz, so it can always be rendered again. */
import { componentId } from '../../command/component-id.ts'
import {
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  commandMention,
  fact,
  facts,
  heading,
  note,
  replyWith,
  text,
} from '../../reply/reply.ts'
import { formatCount } from '../../reply/format.ts'
import { isScored } from '../item.ts'
import { type Quiz, type QuizState, countAwaited, currentItem } from '../quiz.ts'
import { needsExplaining } from '../peer.ts'
import { formatQuestionRef } from '../question-ref.ts'
import { hidesCounts } from '../shown-board.ts'
import { publicNames } from '../teams.ts'
import { quizRules } from './quiz-rules.ts'
import { countWarmUps, isWarmUp } from '../warm-up.ts'
import { hasStandings, leaderboardBlocks, ownBoardButton, teamMembers } from './leaderboards.ts'
import { openResultBlocks } from './open-review.ts'
import {
  answerBlocks,
  pictureBlocks,
  questionBlocks,
  questionTitle,
  roundResultBlocks,
  writtenBy,
} from './question.ts'
import { talkView } from './talk.ts'
import { shiftBlocks, shiftLength } from './vote-shift.ts'
import { ownViewButton } from './own-question.ts'
import { isTimeUp } from '../time-up.ts'
import {
  hintButton,
  hostButton,
  joinButton,
  leaveButton,
  lobbyButtons,
  lookButton,
  resultButton,
} from './quiz-buttons.ts'

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
    case 'talking':
      return talkView(quiz, state)
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

function lobby(quiz: Quiz, state: StateIn<'lobby'>): Reply {
  const { plan, players } = quiz
  const { settings } = plan
  const names = settings.anonymous ? [] : publicNames(players.filter(({ hidden }) => !hidden))
  const unnamed = players.length - Math.min(names.length, maxNamesInLobby)
  const listed = names.slice(0, maxNamesInLobby).join(', ')
  const joined =
    listed === '' ? String(players.length) : `${listed}${unnamed > 0 ? ` and ${unnamed} more` : ''}`
  return {
    ...replyWith(
      heading('A quiz is about to start'),
      facts(
        fact('About', plan.about),
        fact('Questions', `${plan.items.length}, ${settings.seconds} seconds each`),
        fact('Host', quiz.host?.name ?? 'nobody'),
        fact('Joined', players.length === 0 ? 'nobody yet' : joined),
      ),
      bullets(quizRules(settings, countWarmUps(plan)).map((rule) => [rule])),
      { kind: 'timer', label: 'Starts', until: state.startsAt },
      ...lobbyButtons(quiz),
    ),
    tone: 'question',
  }
}

function asking(quiz: Quiz, state: StateIn<'asking'>): Reply {
  const { plan, players, answers } = quiz
  const item = currentItem(quiz)
  if (item === undefined) return replyWith(note('The quiz is being set up.'))
  const soFar =
    players.length === 0
      ? 'Nobody has answered yet.'
      : `${answers.length} of ${countAwaited(quiz)} have answered.`
  return {
    ...replyWith(
      heading(`${questionTitle(plan, state.round)}${voteLabels[state.vote ?? 'only']}`),
      // How many have answered since would tell who has more time.
      isTimeUp(state)
        ? text({ strong: 'Time’s up.' }, ' Just a moment…')
        : { kind: 'timer', label: 'Closes', until: state.closesAt },
      ...questionBlocks(item),
      state.vote === 'second' && text(secondVoteText(plan, state.round)),
      !isTimeUp(state) &&
        note(
          state.returned
            ? `${soFar} The question was gone for a moment, so you’ve got that time back.`
            : soFar,
        ),
      ...answerBlocks(item, formatQuestionRef(plan, state)),
      buttons(
        plan.settings.hints &&
          item.hint !== undefined &&
          hintButton(formatQuestionRef(plan, state), isWarmUp(plan, state.round)),
        ownViewButton(plan.id),
        leaveButton(plan),
        hostButton(quiz),
      ),
    ),
    tone: 'question',
  }
}

function secondVoteText(plan: Quiz['plan'], round: number): string {
  return isWarmUp(plan, round)
    ? 'What do you think now?'
    : 'What do you think now? This is the vote that counts.'
}

const voteLabels = { only: '', first: ': first vote', second: ': second vote' }

function revealing(quiz: Quiz, state: StateIn<'revealing'>): Reply {
  const { plan, answers } = quiz
  const item = currentItem(quiz)
  if (item === undefined) return replyWith(note('The quiz is being set up.'))
  const isLast = state.round + 1 === plan.items.length
  const at = `${plan.id}/${state.round}`
  const counts = isScored(item) || answers.some(({ score }) => score !== null)
  const isWarm = isWarmUp(plan, state.round)
  const hasBoard = answers.length > 0 && !state.skipped && counts && !isWarm
  const own = ownBoardButton(quiz, maxRowsBetweenRounds)
  const isForAll = plan.settings.board === 'everyone' && hasStandings(quiz)
  // Where few voted, it would say that all of them were wrong.
  const isWorthExplaining =
    !state.skipped && !hidesCounts(plan.settings, answers.length) && needsExplaining(quiz)
  const shift = state.skipped ? [] : shiftBlocks(item, quiz)
  return {
    ...replyWith(
      heading(`${questionTitle(plan, state.round)}: the ${isScored(item) ? 'answer' : 'answers'}`),
      { kind: 'question', prompt: item.prompt, followUps: [] },
      ...pictureBlocks(item),
      ...(item.by === 'open'
        ? openResultBlocks(quiz, item)
        : roundResultBlocks(item, quiz, shift.length > 0 ? shiftLength : 0)),
      ...shift,
      isWorthExplaining && note(explainFirst(quiz)),
      text(item.explanation),
      item.author !== undefined && note(writtenBy(item.author)),
      state.skipped && note('This question was skipped, so it doesn’t count.'),
      isWarm && !state.skipped && note('This was a warm-up, so it doesn’t count.'),
      ...(hasBoard ? leaderboardBlocks(quiz, maxRowsBetweenRounds) : []),
      { kind: 'timer', label: isLast ? lastLabel(quiz) : 'Next question', until: state.nextAt },
      {
        kind: 'buttons',
        buttons: [
          ...(state.review === undefined ? [] : [lookButton(quiz, state.round)]),
          button('See where it is', componentId('scene', 'open', item.scene)),
          resultButton(plan),
          ...(hasBoard && own !== undefined && !isForAll ? [own] : []),
          hostButton(quiz),
        ],
        more: [
          ...(hasBoard && own !== undefined && isForAll ? [own] : []),
          joinButton(plan),
          button('Report a problem', componentId('quiz', 'flag', at)),
        ],
      },
    ),
    tone: state.skipped || !isScored(item) ? 'quiet' : 'right',
  }
}

function lastLabel(quiz: Quiz): string {
  return hasStandings(quiz) ? 'Final leaderboard' : 'End of the quiz'
}

/** For the host above all, but no secret: everyone sees the bars. */
function explainFirst({ plan }: Quiz): string {
  return `Fewer than ${plan.settings.talkFrom}% were right, so there was no talk. It may be worth explaining this one before you go on.`
}

function done(quiz: Quiz, state: StateIn<'done'>): Reply {
  const { plan, players } = quiz
  const counted = state.rounds - (state.uncounted ?? 0)
  if (counted <= 0 || players.length === 0) {
    return {
      ...replyWith(
        heading('The quiz is over'),
        text(
          hasOpinionsOnly(quiz, state)
            ? 'None of the questions had points this time. Thank you for taking part!'
            : state.rounds < plan.items.length
              ? 'It was stopped before any question counted.'
              : 'No question counted this time.',
        ),
      ),
      tone: 'quiet',
    }
  }
  return {
    ...replyWith(
      heading(hasStandings(quiz) ? 'The quiz is over: final leaderboard' : 'The quiz is over'),
      text(`${formatCount(counted, 'question')} about ${plan.about}. Thank you for playing!`),
      ...leaderboardBlocks(quiz, maxRowsAtEnd),
      ...teamMembers(quiz),
      note(
        'Teachers: ',
        commandMention('quiz report'),
        ' shows how it went, question by question.',
      ),
      buttons(resultButton(plan, 'primary'), ownBoardButton(quiz, maxRowsAtEnd)),
    ),
    tone: 'right',
  }
}

function hasOpinionsOnly({ plan, players }: Quiz, { rounds }: StateIn<'done'>): boolean {
  const asked = plan.items.slice(0, rounds)
  return players.length > 0 && asked.length > 0 && !asked.some((item) => isScored(item))
}

function abandoned(quiz: Quiz, state: StateIn<'abandoned'>): Reply {
  const hasBoard = state.rounds > (state.uncounted ?? 0) && quiz.players.length > 0
  return {
    ...replyWith(
      heading('The quiz has ended'),
      text(...abandonReasons[state.why]),
      ...(hasBoard ? [...leaderboardBlocks(quiz, maxRowsAtEnd), ...teamMembers(quiz)] : []),
      buttons(
        state.rounds > 0 && resultButton(quiz.plan),
        hasBoard && ownBoardButton(quiz, maxRowsAtEnd),
      ),
    ),
    tone: 'quiet',
  }
}

const abandonReasons: Readonly<Record<StateIn<'abandoned'>['why'], RichText>> = {
  'nobody-joined': [
    'Nobody joined this time. Start another one with ',
    commandMention('quiz start'),
    ' whenever the class is ready.',
  ],
  'nobody-answers': ['Nobody answered three questions in a row, so the quiz stopped by itself.'],
  stopped: ['It was stopped before it started.'],
  unreachable: ['The bot couldn’t post in this channel.'],
}
