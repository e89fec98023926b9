/** How kinds are played whose answer is typed in words: the ending of a line, or a short answer. */
import { z } from 'zod'
import { singleLineText } from '../../pack/fields.ts'
import { UserError } from '../../reply/user-error.ts'
import { matchesAnswer } from '../match-answer.ts'
import { type ReportItemProblem, definePlayMode } from './kind.ts'
import { maxTypedLength, typedField, typedIn } from './options.ts'

/** The words that count; the first is the answer that is shown. */
export const acceptedWords = z.array(singleLineText(maxTypedLength)).min(1).max(8)

const stored = {
  accept: z.array(z.string()),
  /** What is typed; an ending in quizzes that were stored before there was anything else. */
  asksFor: z.enum(['ending', 'answer']).optional(),
}

const labels = { ending: 'How does the line end?', answer: 'Your answer' } as const

export const typedWords = definePlayMode('words', stored, {
  isValid: (_, { words }) => words.trim() !== '',
  grade: ({ accept, language = 'en' }, { words }) =>
    matchesAnswer(accept, words, language) ? 1 : 0,
  // Deleted by whoever typed it.
  format: (_, { words }) => (words === '' ? '(deleted)' : `“${words}”`),
  correct: ({ accept }) => accept[0] ?? '',
  fields: ({ asksFor = 'ending' }) => [
    typedField(labels[asksFor], 'Small typing mistakes don’t matter.'),
  ],
  parse(_, fields) {
    const words = typedIn(fields)
    if (words === '') throw new UserError('Please type an answer.')
    return words
  },
})

export function reportUntypable(accept: readonly string[], report: ReportItemProblem): void {
  for (const [index, words] of accept.entries()) {
    // Whether there is anything to type is the same in every language.
    if (!matchesAnswer(accept, words, 'en')) {
      report(['accept', index], `Students can’t type “${words}”. Write the words that count.`)
    }
  }
}
