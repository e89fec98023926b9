/** Reads notes that ask with options, as the widespread note type for exams has them: Q_1, Q_2, … and Answers such as “1 0 0 1”. */
import type { QuestionBody } from '../../../core/exchange/question.ts'
import { richToText } from '../rich-text.ts'

interface OptionNote {
  /** HTML. */
  readonly prompt: string
  readonly body: QuestionBody
  readonly feedback: string
  /** What its options and its explanation could not carry. */
  readonly notes: readonly string[]
}

/** Returns undefined for any other note. */
export function readOptions(fields: ReadonlyMap<string, string>): OptionNote | undefined {
  const question = fields.get('Question')
  const answers = fields.get('Answers')
  if (question === undefined || answers === undefined || !fields.has('Q_1')) return undefined
  const marks = richToText(answers).text.split(/\s+/)
  const read = marks.map((_, index) => richToText(fields.get(`Q_${index + 1}`) ?? ''))
  const options = marks.flatMap((mark, index) => {
    const text = read[index]?.text ?? ''
    return text === '' ? [] : [{ text, credit: /^[1-9]/.test(mark) ? 1 : 0 }]
  })
  const right = options.filter(({ credit }) => credit === 1).length
  if (options.length < 2 || right === 0) return undefined
  const extra = ['Extra 1', 'Sources'].map((name) => richToText(fields.get(name) ?? ''))
  return {
    prompt: question,
    body: truthOf(options) ?? { kind: 'choice', several: right > 1, options },
    feedback: extra
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join('\n'),
    notes: [...read, ...extra].flatMap(({ notes }) => notes),
  }
}

/** As packages of this program have them. */
function truthOf(
  options: readonly { readonly text: string; readonly credit: number }[],
): QuestionBody | undefined {
  const [first, second, ...others] = options
  const isTruth = first?.text === 'True' && second?.text === 'False' && others.length === 0
  return isTruth && first.credit !== second.credit
    ? { kind: 'true-false', answer: first.credit === 1 }
    : undefined
}
