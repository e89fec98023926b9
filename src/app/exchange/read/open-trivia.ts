/** Reads questions of the Open Trivia Database, as its programming interface answers them or as a plain list. */
import { decodeHTML } from 'entities/decode'
import { z } from 'zod'
import type {
  ExchangeFile,
  ExchangeQuestion,
  QuestionBody,
  Unusable,
} from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'

const TriviaQuestion = z.object({
  type: z.string().optional(),
  difficulty: z.string().optional(),
  category: z.string().optional(),
  question: z.string(),
  correct_answer: z.string(),
  incorrect_answers: z.array(z.string()).max(20),
})
type TriviaQuestion = z.infer<typeof TriviaQuestion>

/** What the database says instead of questions. */
const refusals: Readonly<Record<number, string>> = {
  1: 'The database didn’t have enough questions. Ask it for fewer, or for another category.',
  5: 'The database was asked too often. Wait five seconds and save the file again.',
}

const Answer = z.object({ response_code: z.number().optional(), results: z.array(z.unknown()) })

/** Throws a UserError if the file is no JSON, or no list of such questions. */
export function readOpenTrivia({ bytes }: GivenFile): ExchangeFile {
  const list = listFrom(parseJson(decodeText(bytes)))
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  for (const [index, entry] of list.entries()) {
    const place = `question ${index + 1}`
    const { data } = TriviaQuestion.safeParse(entry)
    const read = data === undefined ? undefined : readQuestion(data, place)
    if (read === undefined) {
      unusable.push({
        place,
        reason: 'Its text, its right answer or its wrong answers are missing.',
      })
    } else if ('reason' in read) unusable.push(read)
    else questions.push(read)
  }
  if (questions.length === 0) {
    throw new UserError(
      'This file has no questions of the Open Trivia Database. Open the address that the database made for you, and save the page.',
    )
  }
  return { questions, unusable }
}

function parseJson(text: string): unknown {
  // A browser that saves a page writes one around it.
  const [, saved] = /^\s*<[^]*?<pre\b[^<>]*>([^]*?)<\/pre>/i.exec(text) ?? []
  try {
    return JSON.parse(saved === undefined ? text : decodeHTML(saved))
  } catch {
    throw new UserError('This file is damaged; it may have been cut off. Save it again.')
  }
}

function listFrom(json: unknown): readonly unknown[] {
  if (Array.isArray(json)) return json
  const { data } = Answer.safeParse(json)
  const refusal = refusals[data?.response_code ?? 0]
  if (refusal !== undefined && data?.results.length === 0) throw new UserError(refusal)
  return data?.results ?? []
}

function readQuestion(written: TriviaQuestion, place: string): ExchangeQuestion | Unusable {
  const decode = decoderFor(written)
  const question = decode(written.question)
  const answer = decode(written.correct_answer)
  const wrong = written.incorrect_answers.map(decode).filter((text) => text !== '')
  const name = truncate(question, 60)
  if (question === '') return { place, reason: 'It has no text.' }
  if (answer === '' || wrong.length === 0) {
    return { place, name, reason: 'Its right answer or its wrong answers are missing.' }
  }
  const difficulty = decode(written.difficulty ?? '')
  return {
    place,
    category: decode(written.category ?? '')
      .split(': ')
      .filter((part) => part !== ''),
    tags: difficulty === '' ? [] : [difficulty],
    prompt: question,
    body: bodyFrom(answer, wrong),
    notes: [],
  }
}

function bodyFrom(answer: string, wrong: readonly string[]): QuestionBody {
  const [other = ''] = wrong
  if (wrong.length === 1 && /^(?:true,false|false,true)$/i.test(`${answer},${other}`)) {
    return { kind: 'true-false', answer: answer.toLowerCase() === 'true' }
  }
  const options = wrong.map((text) => ({ text, credit: 0 }))
  return { kind: 'choice', several: false, options: [{ text: answer, credit: 1 }, ...options] }
}

/** The database encodes in four ways, and a file does not say in which; its own words show it. */
function decoderFor({ type = '', question, category = '' }: TriviaQuestion) {
  if (isBase64(type)) {
    return (text: string) => tidy(new TextDecoder().decode(Buffer.from(text, 'base64')))
  }
  const shown = `${question}${category}`
  const isUrl = !/\s/.test(shown) && /%[0-9A-F]{2}/i.test(shown)
  if (isUrl) {
    const hasPlus = !shown.includes('%20') && shown.includes('+')
    return (text: string) => tidy(decodeUrl(hasPlus ? text.replaceAll('+', ' ') : text))
  }
  return (text: string) => tidy(decodeHTML(text))
}

function isBase64(type: string): boolean {
  return (
    ['multiple', 'boolean'].includes(Buffer.from(type, 'base64').toString('utf8')) &&
    !/^(?:multiple|boolean)$/.test(type)
  )
}

function decodeUrl(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Soft hyphens and the blanks around a text are of no use here. */
function tidy(text: string): string {
  return text.replaceAll(/[\u00AD\uFFFD\0]/g, '').trim()
}
