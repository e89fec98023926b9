/** The beginning of a line, whose ending is typed. */
import { z } from 'zod'
import { Id, singleLineText } from '../../pack/fields.ts'
import { normaliseText } from '../../reply/normalise-words.ts'
import { bullets, text } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import { matchesAnswer } from '../match-answer.ts'
import { type PlayMode, type QuizKind, itemFields, playFields, promptText } from './kind.ts'
import { formButton, markedOption, typedField, typedIn } from './options.ts'

const FinishItem = z.strictObject({
  kind: z.literal('finish').describe('What is asked.'),
  prompt: promptText.describe('The beginning of a line, ending in …'),
  accept: z
    .array(singleLineText(150))
    .min(1)
    .max(8)
    .describe('Endings that count; the first is the one shown.'),
  ...itemFields,
  quote: Id.describe('The line that it is the beginning of.'),
})
type FinishItem = z.infer<typeof FinishItem>

const TypedWords = z.object({
  by: z.literal('words'),
  accept: z.array(z.string()),
  ...playFields,
})
type TypedWords = z.infer<typeof TypedWords>

const typedWords = {
  schema: TypedWords,
  isValid: (_, answer) => typeof answer === 'string' && answer.trim() !== '',
  credit: ({ accept }, answer) =>
    typeof answer === 'string' && matchesAnswer(accept, answer) ? 1 : 0,
  format: (_, answer) => (typeof answer === 'string' ? `“${answer}”` : ''),
  correct: ({ accept }) => accept[0] ?? '',
  blocks: () => [],
  controls: (_, at) => formButton(at),
  fields: () => [typedField('How does the line end?', 'Small typing mistakes don’t matter.')],
  parse(_, fields) {
    const words = typedIn(fields)
    if (words === '') throw new UserError('Please type an answer.')
    return words
  },
} satisfies PlayMode<TypedWords>

export const finish = {
  schema: FinishItem,
  play: typedWords,
  toPlayItem: ({ accept }, fields) => ({ ...fields, by: 'words', accept }),
  toCard: ({ accept }) => ({
    question: [],
    answer: [text({ strong: accept[0] ?? '' })],
    accept,
  }),
  preview: ({ accept }) => bullets(accept.map((ending) => markedOption(true, ending))),
  check({ accept: [ending = ''] }, line, report) {
    if (line !== undefined && !normaliseText(line.line).includes(normaliseText(ending))) {
      report(['accept', 0], `The line “${line.id}” does not continue with “${ending}”.`)
    }
  },
} satisfies QuizKind<FinishItem, TypedWords>
