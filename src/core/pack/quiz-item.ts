/** The kinds of quiz items a pack can hold: by how they are answered, and by what they ask. */
import { z } from 'zod'
import { Id, singleLineText, multiLineText, ratingFields } from './fields.ts'

/** 75 characters: the shorter of the platforms' button and option labels (Slack). */
const option = singleLineText(75)

const shared = {
  id: Id.describe('Its own name; it never changes.'),
  scene: Id.describe('The last scene a student has to know, wrong options included.'),
  quote: Id.optional().describe('The line it is about.'),
  themes: z.array(Id).default([]).describe('Themes that it is about.'),
  explanation: multiLineText(600).describe('Why the answer is right; shown after the round.'),
  ...ratingFields,
} as const

/** Questions with one right option; the kind says what is asked. */
export const choiceKinds = [
  'which-scene',
  'who-said',
  'to-whom',
  'theme-of-line',
  'cause',
  'meaning',
  'detail',
] as const

export const ChoiceItem = z.strictObject({
  kind: z.enum(choiceKinds).describe('What is asked.'),
  prompt: singleLineText(250).describe('The question.'),
  answer: option.describe('The right option.'),
  distractors: z.array(option).min(2).max(4).describe('Plausible and wrong.'),
  ...shared,
})

export type ChoiceItem = z.infer<typeof ChoiceItem>

const SeveralItem = z.strictObject({
  kind: z.literal('several').describe('What is asked.'),
  prompt: singleLineText(250).describe('The question.'),
  answers: z.array(option).min(2).max(4).describe('All of them are right.'),
  distractors: z.array(option).min(1).max(3).describe('Plausible and wrong.'),
  ...shared,
})

const TrueFalseItem = z.strictObject({
  kind: z.literal('true-false').describe('What is asked.'),
  prompt: singleLineText(250).describe('A statement that is true or false.'),
  answer: z.boolean().describe('true or false.'),
  ...shared,
})

const FinishItem = z.strictObject({
  kind: z.literal('finish').describe('What is asked.'),
  prompt: singleLineText(250).describe('The beginning of a line, ending in …'),
  accept: z
    .array(singleLineText(150))
    .min(1)
    .max(8)
    .describe('Endings that count; the first is the one shown.'),
  ...shared,
  quote: Id.describe('The line that it is the beginning of.'),
})

const OrderItem = z.strictObject({
  kind: z.literal('order').describe('What is asked.'),
  prompt: singleLineText(250).describe('What to put in order.'),
  events: z.array(option).min(3).max(5).describe('In the right order.'),
  ...shared,
})

const MatchItem = z.strictObject({
  kind: z.literal('match').describe('What is asked.'),
  prompt: singleLineText(250).describe('What to match with what.'),
  pairs: z
    .array(
      z.strictObject({
        left: option.describe('One half.'),
        right: option.describe('What belongs to it.'),
      }),
    )
    .min(3)
    .max(5)
    .describe('What belongs together.'),
  ...shared,
})

const EstimateItem = z.strictObject({
  kind: z.literal('estimate').describe('What is asked.'),
  prompt: singleLineText(250).describe('A question whose answer is a number.'),
  answer: z.int().describe('The right number.'),
  min: z.int().describe('The smallest number on offer.'),
  max: z.int().describe('The largest number on offer.'),
  tolerance: z.int().min(0).default(0).describe('How far off still counts as right.'),
  ...shared,
})

export const QuizItem = z.discriminatedUnion('kind', [
  ChoiceItem,
  SeveralItem,
  TrueFalseItem,
  FinishItem,
  OrderItem,
  MatchItem,
  EstimateItem,
])
export type QuizItem = z.infer<typeof QuizItem>
