/** Reads what a student has typed as their answer. */
import { tidyText } from '../reply/tidy-text.ts'
import { UserError } from '../reply/user-error.ts'
import { maxAnswerLength } from './answer.ts'

/** Vietnamese and vocalised Hebrew and Arabic have up to this many marks on one letter; more only deface the lines around. */
const maxMarks = 4

const maxLines = 20

/** Returns the answer as it is stored. Throws a UserError for one that is empty or too long. */
export function readAnswerText(typed: string): string {
  const text = tidyText(typed).replaceAll(new RegExp(`(\\p{M}{${maxMarks}})\\p{M}+`, 'gu'), '$1')
  if (!/\p{L}/u.test(text)) throw new UserError('Write your answer in a few words.')
  if (text.length > maxAnswerLength) {
    const over = text.length - maxAnswerLength
    throw new UserError(
      `That’s ${over} over the ${maxAnswerLength} characters that an answer can have. Please shorten it.`,
    )
  }
  if (text.split('\n').length > maxLines) {
    throw new UserError(`Keep your answer to ${maxLines} lines.`)
  }
  return text
}
