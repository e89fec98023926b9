/** The texts of a GIFT question: what they are marked as, and what is left of them as plain text. */
import type { QuestionBody } from '../../../core/exchange/question.ts'
import type { PlainText } from '../rich-text.ts'
import { type TextFormat, joinLines, toPlainText } from './formatted-text.ts'
import { showEscapes } from './gift-paragraphs.ts'

export interface GiftAnswers {
  readonly body: QuestionBody
  readonly notes: readonly string[]
  /** Feedback of the one right answer, where the body has no room for it. */
  readonly feedback?: string
}

/** One answer as it is written, before it is known what kind of question it belongs to. */
export interface GiftAnswer {
  readonly sign: '=' | '~' | ''
  /** From −1 to 1, where the file says it. */
  readonly credit: number | undefined
  readonly text: string
  readonly feedback: string
  readonly notes: readonly string[]
}

/** Returns the format that a text names, such as `[html]`, and the rest of it. */
export function splitFormat(text: string, usual: TextFormat): { format: TextFormat; rest: string } {
  const [named = '', format] = /^\s*\[(html|markdown|plain|moodle)\]/.exec(text) ?? []
  return { format: (format as TextFormat | undefined) ?? usual, rest: text.slice(named.length) }
}

/** Returns a text of the file as plain text, with what was lost. Breaks that are written as `\n` are meant. */
export function readGiftText(text: string, usual: TextFormat): PlainText {
  const { format, rest } = splitFormat(text, usual)
  return toPlainText(showEscapes(format === 'markdown' ? rest : joinLines(rest)), format)
}
