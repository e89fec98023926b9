/** Writes what stands in the braces of a GIFT question. */
import type {
  ExchangeOption,
  ExchangeQuestion,
  QuestionBody,
} from '../../../core/exchange/question.ts'
import { UnusableError } from '../read/unusable-error.ts'
import { cleanText, writeGiftText } from './gift-text.ts'

type Lose = (reason: string) => void

/** Returns the braces. Throws an UnusableError if GIFT has no such questions. */
export function writeAnswers(question: ExchangeQuestion, lose: Lose): string {
  const { body, feedback = '' } = question
  const general = cleanText(
    body.kind === 'open' ? withSample(body.sample, feedback, lose) : feedback,
  )
  const lines = linesFor(body, lose)
  const last = general === '' ? [] : [`####${writeGiftText(general)}`]
  const isShort = body.kind === 'true-false' || body.kind === 'number' || body.kind === 'open'
  if (isShort) return `{${[...lines, ...last].join('')}}`
  return `{\n${[...lines, ...last].map((line) => `\t${line}\n`).join('')}}`
}

function withSample(sample = '', feedback: string, lose: Lose): string {
  if (cleanText(sample) === '') return feedback
  lose('Its sample answer was written as feedback.')
  return [sample, feedback].filter((text) => text !== '').join('\n')
}

function linesFor(body: QuestionBody, lose: Lose): readonly string[] {
  switch (body.kind) {
    case 'choice':
      return writeChoice(body, lose)
    case 'typed':
      return writeTyped(body.accept, lose)
    case 'number': {
      const tolerance = body.tolerance === 0 ? '' : `:${body.tolerance}`
      return [`#${body.answer}${tolerance}`]
    }
    case 'true-false': {
      const { wrong = '', right = '' } = body.feedback ?? {}
      const parts = [wrong, right].map((text) => writeGiftText(text))
      const written = parts[1] === '' ? parts.slice(0, 1) : parts
      const feedback = written.join('') === '' ? '' : `#${written.join('#')}`
      return [`${body.answer ? 'TRUE' : 'FALSE'}${feedback}`]
    }
    case 'match':
      return writePairs(body, lose)
    case 'open':
      return []
    case 'order':
      throw new UnusableError('GIFT has no questions that ask for an order.')
    case 'card':
      throw new UnusableError('GIFT has no flashcards. Write them for Anki instead.')
    default:
      return body satisfies never
  }
}

function writeOption(sign: string, { text, feedback = '' }: ExchangeOption): string {
  const shown = cleanText(feedback) === '' ? '' : `#${writeGiftText(feedback)}`
  return `${sign}${writeGiftText(text)}${shown}`
}

/** Moodle keeps weights with five decimals. */
function percent(credit: number): string {
  return `%${Number((credit * 100).toFixed(5))}%`
}

function writeChoice(
  body: Extract<QuestionBody, { kind: 'choice' }>,
  lose: Lose,
): readonly string[] {
  const options = body.options.filter(({ text }) => cleanText(text) !== '')
  if (options.length < body.options.length) lose('An option without text was left out.')
  if (options.length < 2) throw new UnusableError('It has fewer than two options.')
  // Where several are ticked, Moodle wants what is right to be worth 100% together.
  const total = options.reduce((sum, { credit }) => sum + Math.max(0, credit), 0)
  if (total === 0) throw new UnusableError('None of its options is right.')
  const share = body.several && Math.abs(total - 1) > 0.01 ? 1 / total : 1
  return options.map((option) => {
    const credit = option.credit > 0 ? option.credit * share : option.credit
    const isWhole = credit === 1 && !body.several
    return writeOption(isWhole ? '=' : `~${credit === 0 ? '' : percent(credit)}`, option)
  })
}

function writeTyped(accept: readonly ExchangeOption[], lose: Lose): readonly string[] {
  const answers = accept.filter(({ text }) => cleanText(text) !== '' && !text.includes('->'))
  if (answers.length < accept.length) {
    lose('An answer without text or with an arrow -> was left out: GIFT would take it for a pair.')
  }
  if (!answers.some(({ credit }) => credit > 0)) throw new UnusableError('It has no right answer.')
  return answers.map((answer) =>
    writeOption(`=${answer.credit === 1 ? '' : percent(answer.credit)}`, {
      ...answer,
      feedback: withoutArrows(answer.feedback ?? ''),
    }),
  )
}

/** An arrow of two signs makes a pair of whatever it stands in. */
function withoutArrows(text: string): string {
  return text.replaceAll('->', '→')
}

function writePairs(body: Extract<QuestionBody, { kind: 'match' }>, lose: Lose): readonly string[] {
  const pairs = body.pairs.filter(
    ({ left, right }) => cleanText(left) !== '' && cleanText(right) !== '',
  )
  if (pairs.length < body.pairs.length) lose('A pair with an empty half was left out.')
  if (pairs.length < 2) throw new UnusableError('It has fewer than two pairs.')
  return [
    ...pairs.map(
      ({ left, right }) => `=${writeGiftText(withoutArrows(left))} -> ${writeRight(right)}`,
    ),
    ...body.extra
      .filter((right) => cleanText(right) !== '')
      .map((right) => `= -> ${writeRight(right)}`),
  ]
}

/** Right halves are shown as they are, so nothing in them looks like a format. */
function writeRight(right: string): string {
  return writeGiftText(right, { isMarked: true })
}
