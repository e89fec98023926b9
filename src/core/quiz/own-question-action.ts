/** The button *My view* under every open question: the question for the person who presses alone. */
import type { ActionHandler } from '../command/command.ts'
import { UserError } from '../reply/user-error.ts'
import { ownQuestionView } from './views/own-question.ts'
import { quizOver } from './too-late.ts'

export const ownQuestionAction: ActionHandler = {
  limit: 'urgent',
  async run({ value }, { quiz, accommodations }) {
    const found = await quiz.find(value)
    if (found === undefined) throw new UserError(quizOver)
    const player = await quiz.ownPlayerId(found.plan)
    return ownQuestionView(found, player, await accommodations.own())
  },
}
