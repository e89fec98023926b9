/** Writes plain text into XML, as text or as HTML. */
import type { ExchangeQuestion } from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { richToText } from '../rich-text.ts'
import { escape } from '../xml-query.ts'

/** XML cannot hold control characters or half an emoji. */
const controls = /[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu

export function xmlText(text: string): string {
  return escape(cleanText(text))
}

function cleanText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(controls, '').toWellFormed()
}

/** Returns a paragraph for each line. */
export function paragraphs(text: string): string {
  return text
    .split('\n')
    .map((line) => `<p>${xmlText(line)}</p>`)
    .join('')
}

/** Whether the text is the same when it has been HTML; what looks like a tag or a formula may not be. */
export function isSafeAsHtml(text: string): boolean {
  return richToText(paragraphs(text)).text === cleanText(text).trim()
}

const maxNameLength = 80

/** Returns the name that a question has, or how it begins: other programs list questions by it. */
export function nameOf({ name, prompt }: ExchangeQuestion): string {
  return truncate((name ?? prompt).replaceAll(/\s+/g, ' ').trim(), maxNameLength)
}
