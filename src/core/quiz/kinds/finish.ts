/** The beginning of a line, whose ending is typed. */
import { z } from 'zod'
import { Id, singleLineText } from '../../pack/fields.ts'
import { normaliseText } from '../../reply/normalise-words.ts'
import { text } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import { matchesAnswer } from '../match-answer.ts'
import { defineKind, definePlayMode, itemSchema } from './kind.ts'
import { markedOptions, typedField, typedIn } from './options.ts'

const typedWords = definePlayMode(
  'words',
  { accept: z.array(z.string()) },
  {
    isValid: (_, { words }) => words.trim() !== '',
    grade: ({ accept }, { words }) => (matchesAnswer(accept, words) ? 1 : 0),
    // Deleted by whoever typed it.
    format: (_, { words }) => (words === '' ? '(deleted)' : `“${words}”`),
    correct: ({ accept }) => accept[0] ?? '',
    fields: () => [typedField('How does the line end?', 'Small typing mistakes don’t matter.')],
    parse(_, fields) {
      const words = typedIn(fields)
      if (words === '') throw new UserError('Please type an answer.')
      return words
    },
  },
)

const schema = itemSchema(['finish'], 'The beginning of a line, ending in …', {
  accept: z
    .array(singleLineText(150))
    .min(1)
    .max(8)
    .describe('Endings that count; the first is the one shown.'),
}).extend({ quote: Id.describe('The line that it is the beginning of.') })

export const finish = defineKind(schema, typedWords, {
  toPlayItem: ({ accept }, fields) => ({ ...fields, accept }),
  toCard: ({ accept }) => ({
    question: [],
    answer: [text({ strong: accept[0] ?? '' })],
    accept,
  }),
  preview: ({ accept }) => markedOptions(accept, accept),
  check({ accept: [ending = ''] }, line, report) {
    if (line !== undefined && !normaliseText(line.line).includes(normaliseText(ending))) {
      report(['accept', 0], `The line “${line.id}” does not continue with “${ending}”.`)
    }
  },
})
