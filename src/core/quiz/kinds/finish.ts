/** The beginning of a line, whose ending is typed. */
import { Id } from '../../pack/fields.ts'
import { normaliseWords } from '../../reply/normalise-words.ts'
import { text } from '../../reply/reply.ts'
import { defineKind, itemSchema } from './kind.ts'
import { markedOptions } from './options.ts'
import { acceptedWords, reportUntypable, typedWords } from './typed-words.ts'

/** How the prompt of a generated item begins. */
export const finishInstruction = 'Finish the quotation'

/** The beginning of a line, and in brackets after it what is not part of the line, such as who says it. */
const beginningWithNote = /^(.*…) *(\([^()]+\))$/u

/** Returns a prompt that says what to do, since in a pack it is only the beginning of a line. */
export function withInstruction(prompt: string): string {
  if (prompt.startsWith(finishInstruction)) return prompt
  const [, beginning = prompt, about] = beginningWithNote.exec(prompt) ?? []
  return `${finishInstruction}${about === undefined ? '' : ` ${about}`}: “${beginning}”`
}

const schema = itemSchema(['finish'], 'The beginning of a line, ending in …', {
  accept: acceptedWords.describe(
    'Endings that count. The first is the rest of the line, and the one shown.',
  ),
}).extend({ quote: Id.describe('The line that it is the beginning of.') })

export const finish = defineKind(schema, typedWords, {
  labels: { finish: 'Finish the line' },
  toPlayItem: ({ accept }, fields) => ({
    ...fields,
    prompt: withInstruction(fields.prompt),
    accept,
  }),
  toCard: ({ accept }) => ({
    question: [],
    answer: [text({ strong: accept[0] ?? '' })],
    accept,
  }),
  preview: ({ accept }) => markedOptions(accept, accept),
  check({ prompt, accept }, line, report) {
    const [ending = ''] = accept
    if (line !== undefined && !isWholeEnding(line.line, prompt, ending)) {
      const message = `After the prompt, the line “${line.id}” doesn’t end with “${ending}”. Write out the rest of the line.`
      report(['accept', 0], message)
    }
    reportUntypable(accept, report)
  },
})

/** Whether the line ends in these words, and they follow the last word that the prompt has of it. */
function isWholeEnding(line: string, prompt: string, ending: string): boolean {
  const [words, end] = [normaliseWords(line), normaliseWords(ending)]
  const [before = ''] = prompt.split(/…|\.{3}/)
  const last = normaliseWords(before).at(-1)
  const start = words.length - end.length
  return (
    end.length > 0 &&
    words.slice(start).join(' ') === end.join(' ') &&
    (last === undefined || words[start - 1] === last)
  )
}
