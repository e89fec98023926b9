/** A question that students answer in words of their own. No answer is right, and a teacher looks before the class does. */
import { z } from 'zod'
import { hasVisible } from '../../reply/invisible.ts'
import { bullets, note } from '../../reply/reply.ts'
import { tidyText } from '../../reply/tidy-text.ts'
import { cutText } from '../../reply/truncate.ts'
import { UserError } from '../../reply/user-error.ts'
import { type FormValues, defineKind, definePlayMode, itemSchema } from './kind.ts'
import { noRightAnswer } from './poll.ts'

export const OpenLength = z.enum(['words', 'text'])

const maxLengths = { words: 40, text: 200 } as const

/** More accents on one letter are only there to cover what stands above and below. */
const piledAccents = /(\p{M}{3})\p{M}+/gu

/** Returns what somebody typed as one line, without what nobody sees. */
function readOwnWords(fields: FormValues, maxLength: number): string {
  const typed = cutText(fields['typed']?.[0] ?? '', maxLength * 4)
  const line = tidyText(typed).replaceAll(/\s+/g, ' ').replaceAll(piledAccents, '$1')
  return cutText(line, maxLength).trim()
}

const ownWords = definePlayMode(
  'open',
  { length: OpenLength },
  {
    isValid: ({ length }, { words }) =>
      words.length <= maxLengths[length] && !words.includes('\n') && hasVisible(words),
    grade: () => 0,
    // Deleted by whoever typed it.
    format: (_, { words }) => (words === '' ? '(deleted)' : `“${words}”`),
    correct: () => undefined,
    fields: ({ length }) => [
      {
        kind: 'text',
        name: 'typed',
        label: length === 'words' ? 'A word or two' : 'A sentence or two',
        hint: 'A teacher looks at the answers first. The class may see yours, but not your name.',
        required: true,
        long: length === 'text',
        maxLength: maxLengths[length],
      },
    ],
    parse({ length }, fields) {
      const words = readOwnWords(fields, maxLengths[length])
      if (!hasVisible(words)) throw new UserError('Please type an answer.')
      return words
    },
  },
)

const schema = itemSchema(['open'], 'What the class is asked.', {
  length: OpenLength.default('words').describe(
    'Whether students answer in a word or two, or in a sentence or two.',
  ),
})

export const open = defineKind(schema, ownWords, {
  labels: { open: 'Open: in words of their own' },
  toPlayItem: ({ length }, fields) => ({ ...fields, length }),
  toCard: () => ({
    question: [note('Answer in words of your own.')],
    answer: [note(noRightAnswer)],
  }),
  preview: ({ length }) =>
    bullets([[`${length === 'words' ? 'A word or two' : 'A sentence or two'}: no right answer`]]),
  check() {},
  isOpinion: () => true,
})
