/** The kinds of quiz items a pack can hold: by how they are answered, and by what they ask. */
import { z } from 'zod'
import { Id, line, prose, rated } from './pack-fields.ts'

/** 75 characters: the shorter of the platforms' button and option labels (Slack). */
const option = line(75)

const shared = {
  id: Id,
  scene: Id.describe('The last scene a student has to know, wrong options included.'),
  quote: Id.optional().describe('The line it is about.'),
  themes: z.array(Id).default([]),
  explanation: prose(600).describe('Why the answer is right; shown after the round.'),
  ...rated,
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
  kind: z.enum(choiceKinds),
  prompt: line(250),
  answer: option,
  distractors: z.array(option).min(2).max(4).describe('Plausible and wrong.'),
  ...shared,
})

export type ChoiceItem = z.infer<typeof ChoiceItem>

export const SeveralItem = z.strictObject({
  kind: z.literal('several'),
  prompt: line(250),
  answers: z.array(option).min(2).max(4).describe('All of them are right.'),
  distractors: z.array(option).min(1).max(3),
  ...shared,
})

export const TrueFalseItem = z.strictObject({
  kind: z.literal('true-false'),
  prompt: line(250).describe('A statement that is true or false.'),
  answer: z.boolean(),
  ...shared,
})

export const FinishItem = z.strictObject({
  kind: z.literal('finish'),
  prompt: line(250).describe('The beginning of a line, ending in …'),
  accept: z
    .array(line(150))
    .min(1)
    .max(8)
    .describe('Endings that count; the first is the one shown.'),
  ...shared,
  quote: Id,
})

export const OrderItem = z.strictObject({
  kind: z.literal('order'),
  prompt: line(250),
  events: z.array(option).min(3).max(5).describe('In the right order.'),
  ...shared,
})

export const MatchItem = z.strictObject({
  kind: z.literal('match'),
  prompt: line(250),
  pairs: z
    .array(z.strictObject({ left: option, right: option }))
    .min(3)
    .max(5),
  ...shared,
})

export const EstimateItem = z.strictObject({
  kind: z.literal('estimate'),
  prompt: line(250),
  answer: z.int(),
  min: z.int(),
  max: z.int(),
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
export type QuizKind = QuizItem['kind']
