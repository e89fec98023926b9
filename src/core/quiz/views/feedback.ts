/** What a student sees in private: whether an answer or a join went through, and their own result. */
import { componentId } from '../../command/component-id.ts'
import type { Library } from '../../pack/library.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  heading,
  note,
  text,
  privateReply,
  moreNote,
} from '../../reply/reply.ts'
import type { AnswerResult } from '../events.ts'
import { formatPoints } from '../leaderboard.ts'
import type { PlayItem } from '../kinds/index.ts'
import { isRetrying } from '../round-help.ts'
import { answerLines, correctAnswer, creditFor, formatAnswer, isScored } from '../item.ts'
import type { QuizSettings } from '../quiz-settings.ts'
import { type GivenAnswer, type Quiz, currentItem, isOver } from '../quiz.ts'
import type { QuizResult } from '../quiz-records.ts'
import { formatQuestionRef } from '../question-ref.ts'
import { rankByPoints } from '../score.ts'
import { tellsPlace } from '../shown-board.ts'
import { countWarmUps } from '../warm-up.ts'
import { teamName } from '../teams.ts'
import type { OwnAnswer } from '../worth-reading.ts'
import {
  answerAction,
  confidenceBlocks,
  fittedConfidence,
  statementId,
} from './confidence-views.ts'
import { labelledAnswer, linesBlock } from './question.ts'
import { leaveButton } from './quiz-buttons.ts'
import { worthReadingBlocks } from './student-progress.ts'
import { ownShift } from './vote-shift.ts'
import { questionClosed, quizOver } from '../too-late.ts'

const addMissedLabel = 'Add what I missed to my flashcards'

/** As many missed questions as fit a message on every platform. */
const maxMissedShown = 8

/** Confirms an answer without saying whether it is right; `at` names the quiz and the round. */
export function answerFeedback(
  result: AnswerResult | undefined,
  item: PlayItem,
  settings: QuizSettings,
  at: string,
): Reply {
  const reply = answerText(result, item, settings, at)
  return result === undefined || !('response' in result)
    ? reply
    : { ...reply, chosen: chosenButtons(result, item, at) }
}

/**
 * Returns what a player would be told again about a quiz that is running: their answer to this question, or that they are in it.
 * `press` is the component id of what they pressed for it.
 */
export function ownFeedback(
  { plan, state, players, answers, firstVotes }: Quiz,
  player: string | undefined,
): { readonly press: string; readonly reply: Reply } | undefined {
  const own = players.find(({ person }) => person === player)
  if (own === undefined || isOver(state)) return undefined
  const item = currentItem({ plan, state })
  const votes = state.phase === 'talking' ? firstVotes : answers
  const answer = votes.find(({ person }) => person === player)
  // Beside a solution, nobody needs to hear that they are in the quiz.
  if (state.phase === 'revealing' && answer === undefined) return undefined
  if (item === undefined || answer === undefined || !('round' in state)) {
    const joined = { kind: 'joined', player: own, already: true } as const
    return { press: componentId('quiz', 'join', plan.id), reply: joinFeedback(joined, plan.id) }
  }
  const at = formatQuestionRef(plan, state)
  const { response, confidence } = answer
  const kind = isRetrying(state, answer.person) ? 'try-again' : 'accepted'
  const accepted: AnswerResult = { kind, response, confidence }
  const action = answerAction(item)
  const reply = answerFeedback(accepted, item, plan.settings, at)
  if (state.phase === 'asking') return { press: componentId('quiz', action, at), reply }
  // The question is closed, so nothing can be changed any more.
  const blocks = reply.blocks.filter(({ kind }) => kind !== 'note' && kind !== 'buttons')
  const verdict =
    state.phase === 'revealing' && !state.skipped && isScored(item) ? verdictOn(item, response) : []
  return {
    press: componentId('quiz', action, at),
    reply: { ...reply, blocks: [...verdict, ...blocks] },
  }
}

function verdictOn(item: PlayItem, response: GivenAnswer['response']): readonly Block[] {
  const credit = creditFor(item, response)
  const verdict = credit === 1 ? 'Right.' : credit > 0 ? 'Partly right.' : 'Not quite.'
  return [text({ strong: verdict })]
}

/** Who has answered has joined, too. */
function chosenButtons(
  { response, confidence }: Pick<GivenAnswer, 'response' | 'confidence'>,
  item: PlayItem,
  at: string,
): readonly string[] {
  const [id = ''] = at.split('/')
  const options = typeof response === 'string' ? [] : response
  return [
    componentId('quiz', 'join', id),
    ...options.map((option) => componentId('quiz', 'answer', `${at}/${option}`)),
    ...(confidence === undefined ? [] : [statementId(item, at, confidence)]),
  ]
}

function answerText(
  result: AnswerResult | undefined,
  item: PlayItem,
  settings: QuizSettings,
  at: string,
): Reply {
  switch (result?.kind) {
    case 'accepted':
    case 'changed':
      return privateReply(
        ...labelledAnswer('Your answer', item, result.response),
        ...confidenceBlocks(settings, item, at, result.confidence),
        note(
          settings.answers === 'final'
            ? `Saved. ${settings.mode === 'peer' ? 'This vote can’t be changed.' : 'It’s final.'}`
            : 'Saved. You can change it until the question closes.',
        ),
      )
    case 'try-again':
      return privateReply(
        ...labelledAnswer('Your answer', item, result.response),
        text({ strong: 'Not yet.' }, ' You can answer once more, for half of the points.'),
        note('Only you can see this.'),
      )
    case 'unchanged':
      return privateReply(
        ...labelledAnswer('Your answer is still', item, result.response),
        ...confidenceBlocks(settings, item, at, result.confidence),
        note(
          settings.mode === 'peer'
            ? 'A vote can’t be changed in this quiz.'
            : 'In this quiz your first answer counts.',
        ),
      )
    case 'invalid':
      return {
        ...privateReply(
          text('That isn’t an answer to this question. Please use the buttons under it.'),
        ),
        refused: true,
      }
    case 'closed':
    case 'joined':
    case 'left':
    case 'hint':
    case undefined:
      return privateReply(text(questionClosed))
    default:
      return result satisfies never
  }
}

/** Welcomes a player to the quiz with this id, or says that there is no quiz to join. */
export function joinFeedback(result: AnswerResult | undefined, id: string): Reply {
  if (result?.kind !== 'joined') return quizOverView()
  const { player, already } = result
  const { alias, seated, team } = player
  const reply = privateReply(
    text(already ? 'You’re in the quiz.' : 'You’ve joined. Good luck!'),
    seated && alias !== null && text(`You play as ${alias}. Nobody else can see that it’s you.`),
    team !== null &&
      !(seated && alias === null && team === 0) &&
      text(`You’re in ${teamName(team)}.`),
    buttons(leaveButton({ id })),
  )
  const values = [id, ...(team === null ? [] : [`${id}/${team}`])]
  return { ...reply, chosen: values.map((value) => componentId('quiz', 'join', value)) }
}

/** Confirms that nobody waits for somebody any more. */
export function leaveFeedback(result: AnswerResult | undefined): Reply {
  if (result?.kind !== 'left') return quizOverView()
  return result.wasPlaying
    ? {
        ...privateReply(
          text('You’ve left the quiz. Nobody waits for your answers now.'),
          note('To come back, just answer a question, or join before the next one.'),
        ),
        chosen: [],
      }
    : privateReply(text('You aren’t in this quiz. Join it, or just answer a question.'))
}

function quizOverView(): Reply {
  return privateReply(text(quizOver))
}

/**
 * A student's own result: points, rank and what to look at again, in `library` if there is one, with a button that adds it to their review cards. The
 * button calls the action `missed` of the command `review`, which finds the questions with `missedItems`.
 */
export function personalResultView(
  result: QuizResult,
  person: string | undefined,
  library?: Library,
): Reply {
  const { plan } = result
  const me = result.players.find((player) => player.person === person)
  if (me === undefined) {
    return privateReply(
      text('You didn’t play in this quiz.'),
      plan.settings.anonymous &&
        note('It was anonymous, so players can only see their own results for a day.'),
    )
  }
  const counted = countedRounds(result).size
  if (counted === 0) return privateReply(text('No question in this quiz has counted yet.'))
  const right = rightRounds(result, person).size
  const rank = rankByPoints(result.players).find((row) => row.person === person)?.rank
  const place = tellsPlace(plan.settings, result.players.length)
    ? `, rank ${rank ?? '–'} of ${result.players.length}`
    : ''
  const missed = missedItems(result, person)
  const fitted = fittedConfidence(result.answers.filter((answer) => answer.person === person))
  return privateReply(
    heading('Your result'),
    text({ strong: formatPoints(me.points) }, `: ${right} of ${counted} completely right${place}.`),
    ownShift(result, person) ?? false,
    fitted !== undefined && text(fitted),
    countWarmUps(plan) > 0 && note('The warm-up isn’t part of it.'),
    me.alias !== null && note(`You play as ${me.alias}.`),
    text(missed.length === 0 ? 'You got everything right. Well done!' : 'Worth another look:'),
    ...missed.slice(0, maxMissedShown).flatMap(missedBlocks),
    moreNote(missed.length - maxMissedShown),
    ...(library === undefined
      ? []
      : worthReadingBlocks(ownAnswers(result, person), library, `result/${plan.id}`)),
    buttons(missed.length > 0 && button(addMissedLabel, componentId('review', 'missed', plan.id))),
  )
}

/** Returns the scored questions that the person did not answer completely right. */
export function missedItems(result: QuizResult, person: string | undefined): readonly PlayItem[] {
  const right = rightRounds(result, person)
  const counted = countedRounds(result)
  return result.plan.items.filter(
    // Where no answer is right, there is nothing to learn by heart.
    (item, round) => counted.has(round) && !right.has(round) && isScored(item),
  )
}

/** Returns what the person made of each scored question; one that they did not answer is worth reading about too. */
function ownAnswers(result: QuizResult, person: string | undefined): readonly OwnAnswer[] {
  const own = new Map(
    result.answers
      .filter((answer) => answer.person === person)
      .map(({ round, credit }) => [round, credit]),
  )
  const counted = countedRounds(result)
  return result.plan.items.flatMap((item, round) =>
    counted.has(round) ? [{ item, credit: own.get(round) ?? 0 }] : [],
  )
}

/** A skipped question does not count, and neither does one that nobody answered. */
function countedRounds({ answers }: QuizResult): ReadonlySet<number> {
  return new Set(answers.map(({ round }) => round))
}

function rightRounds({ answers }: QuizResult, person: string | undefined): ReadonlySet<number> {
  const right = answers.filter((answer) => answer.person === person && answer.credit === 1)
  return new Set(right.map(({ round }) => round))
}

function missedBlocks(item: PlayItem): readonly Block[] {
  const answer = correctAnswer(item)
  const lines = answerLines(item, answer)
  return lines === undefined || item.by === 'several'
    ? [bullets([[item.prompt, ' ', { strong: formatAnswer(item, answer) }]])]
    : [bullets([[item.prompt]]), linesBlock(item, lines)]
}
