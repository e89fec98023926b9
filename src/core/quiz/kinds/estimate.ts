/** A question whose answer is a whole number. */
import { z } from 'zod'
import { bullets, text } from '../../reply/reply.ts'
import { UserError } from '../../reply/user-error.ts'
import { type PlayMode, type QuizKind, itemFields, playFields, promptText } from './kind.ts'
import { formButton, indexesIn, typedField, typedIn } from './options.ts'

const EstimateItem = z.strictObject({
  kind: z.literal('estimate').describe('What is asked.'),
  prompt: promptText.describe('A question whose answer is a number.'),
  answer: z.int().describe('The right number.'),
  min: z.int().describe('The smallest number on offer.'),
  max: z.int().describe('The largest number on offer.'),
  tolerance: z.int().min(0).default(0).describe('How far off still counts as right.'),
  ...itemFields,
})
type EstimateItem = z.infer<typeof EstimateItem>

const WholeNumber = z.object({
  by: z.literal('number'),
  key: z.int(),
  min: z.int(),
  max: z.int(),
  tolerance: z.int(),
  ...playFields,
})
type WholeNumber = z.infer<typeof WholeNumber>

const wholeNumber = {
  schema: WholeNumber,
  isValid({ min, max }, answer) {
    const [number = NaN, ...others] = indexesIn(answer)
    return others.length === 0 && number >= min && number <= max
  },
  credit({ key, tolerance }, answer) {
    const [number = NaN] = indexesIn(answer)
    return Math.abs(number - key) <= tolerance ? 1 : 0
  },
  format: (_, answer) => String(indexesIn(answer)[0] ?? ''),
  correct: ({ key }) => [key],
  blocks: () => [],
  controls: (_, at) => formButton(at),
  fields: ({ min, max }) => [typedField('Your number', `A whole number from ${min} to ${max}.`)],
  parse({ min, max }, fields) {
    const typed = typedIn(fields)
    const number = /^-?\d{1,9}$/.test(typed) ? Number(typed) : NaN
    if (number >= min && number <= max) return [number]
    throw new UserError(`Please type a whole number from ${min} to ${max}.`)
  },
} satisfies PlayMode<WholeNumber>

export const estimate = {
  schema: EstimateItem,
  play: wholeNumber,
  toPlayItem: ({ answer, min, max, tolerance }, fields) => ({
    ...fields,
    by: 'number',
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
} satisfies QuizKind<EstimateItem, WholeNumber>
