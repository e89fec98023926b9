/** A question whose answer is a number, whole or with up to three decimals. */
import { z } from 'zod'
import { bullets, text } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import { readAnswer } from '../answer-words.ts'
import { answerLanguageOf } from '../languages/answer-language-of.ts'
import { numbersIn } from '../same-number.ts'
import { defineKind, definePlayMode, itemSchema } from './kind.ts'
import { gradeGuess, typedField, typedIn } from './options.ts'

const maxDecimals = 3
/** Longer numbers can’t be typed. */
export const maxNumber = 999_999_999

const stored = {
  key: z.int(),
  min: z.int(),
  max: z.int(),
  tolerance: z.int(),
  /** How many of the last digits of all of these, and of an answer, are decimals; none in quizzes that were stored before. */
  decimals: z.int().min(0).max(maxDecimals).optional(),
}

interface Written {
  readonly decimals?: number | undefined
  readonly language?: string | undefined
}

/** Returns a stored number as people of the pack’s language write it. */
function format(digits: number, { decimals = 0, language = 'en' }: Written): string {
  const point = String(digits / 10 ** decimals)
  return answerLanguageOf(language).hasDecimalComma ? point.replace('.', ',') : point
}

function rangeOf(item: Written & { readonly min: number; readonly max: number }): string {
  const what = (item.decimals ?? 0) === 0 ? 'A whole number' : 'A number'
  return `${what} from ${format(item.min, item)} to ${format(item.max, item)}`
}

const number = definePlayMode('number', stored, {
  isValid: ({ min, max }, { indexes: [given = NaN, ...others] }) =>
    others.length === 0 && given >= min && given <= max,
  grade({ key, min, max, tolerance }, { indexes: [given = NaN] }) {
    const right = Math.min(max, key + tolerance) - Math.max(min, key - tolerance) + 1
    return gradeGuess(Math.abs(given - key) <= tolerance, right / (max - min + 1))
  },
  format: (item, { indexes }) => indexes.map((digits) => format(digits, item)).join(''),
  correct: ({ key }) => [key],
  fields: (item) => [typedField('Your number', `${rangeOf(item)}.`)],
  parse(item, fields) {
    const { min, max, decimals = 0 } = item
    const language = answerLanguageOf(item.language ?? 'en')
    const [word = '', ...others] = readAnswer(typedIn(fields), language).inDigits[0]?.words ?? []
    const given = numbersIn(others.length === 0 ? word : '', language.hasDecimalComma)
      .filter((each) => decimals > 0 || Number.isInteger(each))
      .map((each) => Math.round(each * 10 ** decimals))
      .find((each) => each >= min && each <= max)
    if (given !== undefined) return [given]
    throw new UserError(`Please type ${rangeOf(item).replace(/^A/, 'a')}, without a unit.`)
  },
})

const schema = itemSchema(['estimate'], 'A question whose answer is a number.', {
  answer: z.number().describe('The right number, with up to three decimals.'),
  min: z.number().describe('The smallest number on offer.'),
  max: z.number().describe('The largest number on offer.'),
  tolerance: z.number().min(0).default(0).describe('How far off still counts as right.'),
})

export const estimate = defineKind(schema, number, {
  labels: { estimate: 'A number' },
  toPlayItem({ answer, min, max, tolerance }, fields) {
    const decimals = Math.max(...[answer, min, max, tolerance].map(countDecimals))
    function toDigits(value: number): number {
      return Math.round(value * 10 ** decimals)
    }
    return {
      ...fields,
      key: toDigits(answer),
      min: toDigits(min),
      max: toDigits(max),
      tolerance: toDigits(tolerance),
      ...(decimals > 0 && { decimals }),
    }
  },
  toCard({ answer, min, max, tolerance }) {
    const leeway = tolerance === 0 ? '' : ` (give or take ${tolerance})`
    return {
      question: [text(`A number from ${min} to ${max}.`)],
      answer: [text({ strong: String(answer) }, leeway)],
    }
  },
  preview: ({ answer, min, max, tolerance }) =>
    bullets([
      [`${answer}${tolerance === 0 ? '' : `, give or take ${tolerance}`}, from ${min} to ${max}`],
    ]),
  check(item, _, report) {
    const { answer, min, max } = item
    if (answer < min || answer > max) {
      report(['answer'], `${answer} isn’t between ${min} and ${max}.`)
    }
    for (const field of ['answer', 'min', 'max', 'tolerance'] as const) {
      const value = item[field]
      if (Math.abs(value) > maxNumber) {
        report([field], `${value} is too long to type. Nine digits are the most.`)
      } else if (countDecimals(value) > maxDecimals) {
        report([field], `${value} has more than ${maxDecimals} decimals. Round it.`)
      }
    }
  },
})

function countDecimals(value: number): number {
  const [, decimals] = /^-?\d+(?:\.(\d+))?$/.exec(String(value)) ?? [undefined, '1e-7']
  return decimals?.length ?? 0
}
