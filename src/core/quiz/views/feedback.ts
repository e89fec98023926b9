/** What a student is told in private: the receipt of an answer, a seat, the summary at the end. */
import { componentId } from '../../command/component-id.ts'
import {
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  note,
  text,
  privateReply,
} from '../../reply/reply.ts'
import type { AnswerResult } from '../events.ts'
import { formatPoints } from '../leaderboard.ts'
import type { PlayItem } from '../kinds/index.ts'
import { formatAnswer, correctAnswer } from '../item.ts'
import type { QuizSettings } from '../quiz.ts'
import type { QuizResult } from '../quiz-records.ts'
import { rankByPoints } from '../score.ts'
import { teamName } from '../teams.ts'

const addMissedLabel = 'Add what I missed to my flashcards'

/** The longest list of missed questions that fits a message on every platform. */
const maxMissedShown = 8

/** Tells what became of an answer, without a word on whether it is right. */
export function answerFeedback(
  admission: AnswerResult | undefined,
  item: PlayItem,
  settings: QuizSettings,
): Reply {
  switch (admission?.kind) {
    case 'taken':
    case 'changed':
      return privateReply(
        text('Your answer: ', { strong: formatAnswer(item, admission.response) }),
        note(
          settings.answers === 'final'
            ? 'It is saved, and it stands.'
            : 'It is saved. You can change it until the question closes.',
        ),
      )
    case 'kept':
      return privateReply(
        text('Your answer stays ', { strong: formatAnswer(item, admission.response) }, '.'),
        note('In this quiz the first answer stands.'),
      )
    case 'misfit':
      return privateReply(text('That is not an answer to this question. Please use its buttons.'))
    case 'closed':
    case 'joined':
    case undefined:
      return privateReply(
        text('This question is closed.'),
        note('The next one comes in the channel.'),
      )
    default:
      return admission satisfies never
  }
}

/** Welcomes a player. */
export function joinFeedback(admission: AnswerResult | undefined): Reply {
  if (admission?.kind !== 'joined') return privateReply(text('This quiz is over.'))
  const { player, already } = admission
  const parts: RichText[] = [[already ? 'You are in the quiz.' : 'You have joined. Good luck!']]
  if (player.seated && player.alias !== null) {
    parts.push([`On the boards you are ${player.alias}; nobody else is told.`])
  }
  if (player.team !== null && !(player.seated && player.alias === null && player.team === 0)) {
    parts.push([`You play for ${teamName(player.team)}.`])
  }
  return privateReply(...parts.map((part) => text(...part)))
}

/**
 * A student's own result: points, rank and what to look at again, with a button that adds it to their review cards (the
 * action `missed` of the command `review`, which finds the questions with `missedItems`).
 */
export function personalResultView(result: QuizResult, person: string): Reply {
  const { plan } = result
  const me = result.players.find((player) => player.person === person)
  if (me === undefined) return privateReply(text('You have not played in this quiz.'))
  const mine = result.answers.filter((answer) => answer.person === person)
  const right = mine.filter((answer) => answer.credit === 1).length
  const place = rankByPoints(result.players).find((row) => row.person === person)?.rank
  const missed = missedItems(result, person)
  const alias = me.alias === null ? [] : [note(`On the boards you are ${me.alias}.`)]
  return privateReply(
    heading('Your result'),
    text(
      { strong: formatPoints(me.points) },
      `: ${right} of ${result.rounds} all right, place ${place ?? '–'} of ${result.players.length}.`,
    ),
    ...alias,
    ...(missed.length === 0
      ? [text('Nothing to look at again. Well done!')]
      : [
          text('Worth another look:'),
          bullets(missed.slice(0, maxMissedShown).map((item) => missedLine(item))),
          ...(missed.length > maxMissedShown
            ? [note(`And ${missed.length - maxMissedShown} more.`)]
            : []),
          buttons(button(addMissedLabel, componentId('review', 'missed', plan.id))),
        ]),
  )
}

/** Counted questions that the person did not get all right, or did not answer. */
export function missedItems(result: QuizResult, person: string): readonly PlayItem[] {
  const right = new Set(
    result.answers
      .filter((answer) => answer.person === person && answer.credit === 1)
      .map((answer) => answer.round),
  )
  const counted = new Set(result.answers.map((answer) => answer.round))
  return result.plan.items.filter((_, round) => counted.has(round) && !right.has(round))
}

function missedLine(item: PlayItem): RichText {
  return [item.prompt, ' ', { strong: formatAnswer(item, correctAnswer(item)) }]
}
