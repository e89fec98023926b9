/** A question whose answer is a whole number. */
import { z } from 'zod'
import { bullets, text } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import { readAnswer } from '../answer-words.ts'
import { answerLanguageOf } from '../languages/answer-language-of.ts'
import { wholeNumberOf } from '../same-number.ts'
import { defineKind, definePlayMode, itemSchema } from './kind.ts'
import { gradeGuess, typedField, typedIn } from './options.ts'

const stored = { key: z.int(), min: z.int(), max: z.int(), tolerance: z.int() }

const wholeNumber = definePlayMode('number', stored, {
  isValid: ({ min, max }, { indexes: [number = NaN, ...others] }) =>
    others.length === 0 && number >= min && number <= max,
  grade({ key, min, max, tolerance }, { indexes: [number = NaN] }) {
    const right = Math.min(max, key + tolerance) - Math.max(min, key - tolerance) + 1
    return gradeGuess(Math.abs(number - key) <= tolerance, right / (max - min + 1))
  },
  format: (_, { indexes }) => indexes.join(''),
  correct: ({ key }) => [key],
  fields: ({ min, max }) => [typedField('Your number', `A whole number from ${min} to ${max}.`)],
  parse({ min, max, language: code = 'en' }, fields) {
    const language = answerLanguageOf(code)
    const [word = '', ...others] = readAnswer(typedIn(fields), language).inDigits[0]?.words ?? []
    const number =
      others.length === 0 ? (wholeNumberOf(word, language.hasDecimalComma) ?? NaN) : NaN
    if (number >= min && number <= max) return [number]
    throw new UserError(`Please type a whole number from ${min} to ${max}.`)
  },
})

const schema = itemSchema(['estimate'], 'A question whose answer is a number.', {
  answer: z.int().describe('The right number.'),
  min: z.int().describe('The smallest number on offer.'),
  max: z.int().describe('The largest number on offer.'),
  tolerance: z.int().min(0).default(0).describe('How far off still counts as right.'),
})

export const estimate = defineKind(schema, wholeNumber, {
  toPlayItem: ({ answer, min, max, tolerance }, fields) => ({
    ...fields,
    key: answer,
    min,
    max,
    tolerance,
  }),
  toCard({ answer, min, max, tolerance }) {
    const leeway = tolerance === 0 ? '' : ` (give or take ${tolerance})`
    return {
      question: [text(`A number from ${min} to ${max}.`)],
      answer: [text({ strong: String(answer) }, leeway)],
    }
  },
  preview: ({ answer, min, max, tolerance }) =>
    bullets([[`${answer}, give or take ${tolerance}, from ${min} to ${max}`]]),
  check({ answer, min, max }, _, report) {
    if (answer < min || answer > max) {
      report(['answer'], `${answer} isn’t between ${min} and ${max}.`)
    }
  },
})
