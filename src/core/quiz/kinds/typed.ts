/** A question whose short answer is typed. */
import { normaliseText } from '../../reply/normalise-words.ts'
import { text } from '../../reply/reply.ts'
import { foldMixedScripts } from '../confusables.ts'
import { type ReportItemProblem, defineKind, itemSchema } from './kind.ts'
import { markedOptions } from './options.ts'
import { acceptedWords, reportUntypable, typedWords } from './typed-words.ts'

const schema = itemSchema(['typed'], 'A question with a short answer.', {
  accept: acceptedWords.describe('Answers that count. The first is the one shown.'),
})

export const typed = defineKind(schema, typedWords, {
  labels: { typed: 'A typed answer' },
  toPlayItem: ({ accept }, fields) => ({ ...fields, accept, asksFor: 'answer' as const }),
  toCard: ({ accept }) => ({
    question: [],
    answer: [text({ strong: accept[0] ?? '' })],
    accept,
  }),
  preview: ({ accept }) => markedOptions(accept, accept),
  check({ accept }, _, report) {
    reportUntypable(accept, report)
    reportRepeated(accept, report)
  },
})

/** Case and punctuation never matter, so an answer that differs in nothing else says nothing new. */
function reportRepeated(accept: readonly string[], report: ReportItemProblem): void {
  const seen = new Map<string, string>()
  for (const [index, words] of accept.entries()) {
    const look = foldMixedScripts(normaliseText(words))
    const earlier = seen.get(look)
    if (earlier === undefined) seen.set(look, words)
    else {
      const message = `“${words}” counts already, since “${earlier}” does. Take one of them out.`
      report(['accept', index], message)
    }
  }
}
