/** Writes the texts of a GIFT question so that no sign in them means anything. */
import type { ExchangeQuestion } from '../../../core/exchange/question.ts'
import { hideEscapes } from '../read/gift-paragraphs.ts'
import { readGiftText, splitFormat } from '../read/gift-text.ts'

/** Returns the text without what no file keeps: blanks around it, and signs that are no characters. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\0\uFDD0-\uFDEF]/g, '')
    .trim()
}

/** Returns the text with its signs escaped. What begins like a format or a weight is marked as text, unless it is already. */
export function writeGiftText(text: string, { isMarked = false } = {}): string {
  const escaped = escapeSigns(cleanText(text))
  const looksMarked = splitFormat(escaped, 'moodle').rest !== escaped || escaped.startsWith('%')
  return `${looksMarked && !isMarked ? '[plain]' : ''}${escaped}`
}

function escapeSigns(text: string): string {
  return text.replaceAll(/[\\#=~{}:]/g, '\\$&').replaceAll('\n', '\\n')
}

/** Whether one of its texts would be taken for HTML or a formula, so that the question has to be marked as plain text. */
export function needsPlain(question: ExchangeQuestion): boolean {
  return question.prompt.trimStart().startsWith('//') || textsOf(question).some(looksRich)
}

/** What Moodle would take for HTML or a formula. */
const richSigns = /<[a-z/!]|&#?\w+;|\$\$|\\[([]/i

function looksRich(text: string): boolean {
  const clean = cleanText(text)
  if (richSigns.test(clean)) return true
  return readGiftText(hideEscapes(escapeSigns(clean)), 'moodle').text !== clean
}

function textsOf({ prompt, feedback = '', body }: ExchangeQuestion): readonly string[] {
  const texts = [prompt, feedback]
  switch (body.kind) {
    case 'choice':
      return [...texts, ...body.options.flatMap((option) => [option.text, option.feedback ?? ''])]
    case 'typed':
      return [...texts, ...body.accept.flatMap((answer) => [answer.text, answer.feedback ?? ''])]
    case 'true-false':
      return [...texts, ...Object.values(body.feedback ?? {})]
    case 'match':
      return [...texts, ...body.pairs.map(({ left }) => left)]
    case 'open':
      return [...texts, body.sample ?? '']
    case 'number':
    case 'order':
    case 'card':
      return texts
    default:
      return body satisfies never
  }
}
