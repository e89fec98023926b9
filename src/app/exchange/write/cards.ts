/** Learning platforms have no flashcards: short backs become answers to type, long ones an open question. */
import type { ExchangeQuestion, QuestionBody } from '../../../core/exchange/question.ts'

const maxTypedLength = 60

/** Returns the body with which a platform can ask the question. */
export function bodyToAsk({ body }: ExchangeQuestion): Exclude<QuestionBody, { kind: 'card' }> {
  if (body.kind !== 'card') return body
  if (body.back.length > maxTypedLength || body.back.includes('\n')) {
    return { kind: 'open', sample: body.back }
  }
  return { kind: 'typed', accept: [{ text: body.back, credit: 1 }] }
}
