/** The button of `/quiz` that shows somebody the hint of the open question. */
import type { ActionHandlers } from '../command/command.ts'
import { note, privateReply, text } from '../reply/reply.ts'
import type { AnswerResult } from './events.ts'
import { parseQuestionRef } from './question-ref.ts'
import { questionClosed } from './too-late.ts'

export const hintActions: ActionHandlers = {
  hint: {
    limit: 'urgent',
    async run({ value, at }, { quiz }) {
      const { id, round } = parseQuestionRef(value)
      return hintFeedback(await quiz.hint(id, { round, at }))
    },
  },
}

function hintFeedback(result: AnswerResult | undefined) {
  if (result?.kind !== 'hint') {
    return privateReply(text(questionClosed))
  }
  return privateReply(
    text({ strong: 'Hint: ' }, result.hint),
    note(
      result.isFree
        ? 'This one costs you nothing.'
        : 'With it, this question is worth three quarters of its points to you, however often you look.',
    ),
  )
}
