/** Reads the numbers that answer a GIFT question: `3.14:0.01`, `1..5`, and several with weights. */
import { formatPercent } from '../../../core/reply/format.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { rounded } from './numbers.ts'
import { UnusableError } from './unusable-error.ts'
import type { GiftAnswer, GiftAnswers } from './gift-text.ts'

interface NumberAnswer {
  readonly answer: number
  readonly tolerance: number
}

/** Returns the number that is right. Where several are, and each exactly, they become answers to type. */
export function parseNumbers(answers: readonly GiftAnswer[]): GiftAnswers {
  const notes: string[] = answers.flatMap((each) => each.notes)
  const numbers = answers
    .filter(({ sign, text }) => sign !== '~' && text !== '*')
    .map((each) => ({ ...each, ...parseNumber(each.text, notes), credit: each.credit ?? 1 }))
  const right = numbers.filter(({ credit }) => credit === 1)
  const [first] = right
  if (first === undefined) {
    throw new UnusableError('It has no number that is completely right. Write one, such as {#42}.')
  }
  if (right.length > 1 && numbers.every(({ tolerance }) => tolerance === 0)) {
    const accept = numbers.map(({ answer, credit, feedback }) => ({
      text: String(answer),
      credit,
      ...(feedback === '' ? {} : { feedback }),
    }))
    return { body: { kind: 'typed', accept }, notes }
  }
  const others = numbers.filter((each) => each !== first)
  for (const other of others) {
    notes.push(`The answer ${describe(other)} was left out, since only one number can be right.`)
  }
  if (
    [...others, ...answers.filter(({ sign, text }) => sign === '~' || text === '*')].some(
      ({ feedback }) => feedback !== '',
    )
  ) {
    notes.push('The feedback for single answers was left out.')
  }
  const { answer, tolerance, feedback } = first
  return {
    body: { kind: 'number', answer, tolerance },
    notes,
    ...(feedback === '' ? {} : { feedback }),
  }
}

function describe({ answer, tolerance, credit }: NumberAnswer & { credit: number }): string {
  const share = credit === 1 ? '' : ` (${formatPercent(credit)})`
  return `${answer}${tolerance === 0 ? '' : ` ± ${tolerance}`}${share}`
}

function parseNumber(text: string, notes: string[]): NumberAnswer {
  const [low = '', high] = text.split('..', 2)
  if (high !== undefined) {
    const [min, max] = [toNumber(low, text, notes), toNumber(high, text, notes)]
    return { answer: rounded((min + max) / 2), tolerance: rounded(Math.abs(max - min) / 2) }
  }
  const [answer = '', tolerance] = text.split(':', 2)
  return {
    answer: toNumber(answer, text, notes),
    tolerance: tolerance === undefined ? 0 : Math.abs(toNumber(tolerance, text, notes)),
  }
}

function toNumber(written: string, whole: string, notes: string[]): number {
  const text = written.trim().replace(/^[−–]/, '-')
  const number = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d{1,3})?$/i.test(text)
    ? Number(text.replace(',', '.'))
    : NaN
  if (!Number.isFinite(number)) {
    throw new UnusableError(
      `Its answer “${truncate(whole, 40)}” isn’t a number. Write the number alone, such as {#12.5}.`,
    )
  }
  if (text.includes(',')) notes.push(`${text} was read as ${number}.`)
  return number
}
