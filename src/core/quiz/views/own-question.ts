/** The open question for one student alone: the button *My view* that everybody has opens it. */
import { type Accommodation, isUsual } from '../../accommodations/accommodation.ts'
import { formatAccommodation } from '../../accommodations/accommodation-words.ts'
import { leftOutOptions, withoutOptions } from '../../accommodations/fewer-options.ts'
import { componentId } from '../../command/component-id.ts'
import {
  type Button,
  type Reply,
  button,
  heading,
  note,
  privateReply,
  text,
} from '../../reply/reply.ts'
import { formatQuestionRef } from '../question-ref.ts'
import { type Quiz, currentItem, isOver } from '../quiz.ts'
import { extraMsOf } from '../time-up.ts'
import { answerBlocks, labelledAnswer, questionBlocks, questionTitle } from './question.ts'
import { quizOver } from '../too-late.ts'

/** Its presence says nothing, since it stands under every question of every class. */
export function ownViewButton(id: string): Button {
  return button('My view', componentId('quiz', 'view', id))
}

/** Shows what `player` sees; undefined stands for somebody who has not joined. */
export function ownQuestionView(quiz: Quiz, player: string | undefined, own: Accommodation): Reply {
  const { plan, state, answers } = quiz
  const item = currentItem(quiz)
  if (state.phase !== 'asking' || item === undefined) {
    return privateReply(text(isOver(state) ? quizOver : 'No question is open.'))
  }
  const at = formatQuestionRef(plan, state)
  // The same ones in both votes.
  const leftOut = leftOutOptions(item, own.fewerOptions, `${plan.id}/${state.round}`)
  const given = answers.find(({ person }) => person === player)
  const canAnswer = given === undefined || plan.settings.answers === 'changeable'
  return privateReply(
    heading(questionTitle(plan, state.round)),
    { kind: 'timer', label: 'Closes', until: state.closesAt + extraMsOf(state, own.timeFactor) },
    ...withoutOptions(questionBlocks(item), leftOut),
    ...(given === undefined ? [] : labelledAnswer('Your answer', item, given.response)),
    ...(canAnswer ? withoutOptions(answerBlocks(item, at), leftOut) : []),
    !isUsual(own) &&
      note(`You have ${formatAccommodation(own)}. Only you and your teachers can see this.`),
  )
}
