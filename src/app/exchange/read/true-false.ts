/** Programs without a kind of their own for true and false write a choice between the two. */
import type { ExchangeOption, QuestionBody } from '../../../core/exchange/question.ts'
import { trueFalse } from './question-drafts.ts'

/** Returns a question of true or false if these options are one. */
export function asTrueFalse(
  options: readonly ExchangeOption[],
  several: boolean,
): QuestionBody | undefined {
  const [isTrue, isFalse] = ['true', 'false'].map((word) =>
    options.find(({ text }) => text.toLowerCase() === word),
  )
  if (several || options.length !== 2 || isTrue === undefined || isFalse === undefined) {
    return undefined
  }
  if (isTrue.credit === isFalse.credit) return undefined
  const [right, wrong] = isTrue.credit > isFalse.credit ? [isTrue, isFalse] : [isFalse, isTrue]
  return trueFalse(right === isTrue, right.feedback ?? '', wrong.feedback ?? '')
}
