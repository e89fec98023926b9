/** What a question becomes in XML: no control characters, a name of its own, and no flashcards. */
import type { ExchangeQuestion } from '../../../src/core/exchange/question.ts'
import { bodyToAsk } from '../../../src/app/exchange/write/cards.ts'
import { nameOf } from '../../../src/app/exchange/write/xml-text.ts'

/** Returns the question as it is expected back, or undefined if nothing is left of one of its texts. */
export function asHeld(question: ExchangeQuestion): ExchangeQuestion | undefined {
  const text = JSON.stringify({ ...question, body: bodyToAsk(question) }, (_, value: unknown) =>
    typeof value === 'string' ? clean(value) : value,
  )
  if (/"(?:text|prompt|left|right|sample|name|feedback|wrong)":""|\[""|,""/.test(text)) {
    return undefined
  }
  const held = JSON.parse(text) as ExchangeQuestion
  return { ...held, name: nameOf(held) }
}

function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '')
    .trim()
}
