/** How sure somebody says they are of an answer, and what that earns where it is scored. */
import { z } from 'zod'
import type { SelectOption } from '../reply/reply.ts'

export const confidences = ['sure', 'think', 'guess'] as const
export const Confidence = z.enum(confidences)
export type Confidence = z.infer<typeof Confidence>

/** What the buttons say, the surest first. */
export const confidenceLabels: Readonly<Record<Confidence, string>> = {
  sure: 'I’m sure',
  think: 'I think so',
  guess: 'I’m guessing',
}

export const confidenceOptions: readonly SelectOption[] = confidences.map((value) => ({
  label: confidenceLabels[value],
  value,
}))

/** Returns undefined for anything that is no level, since it comes from buttons and forms. */
export function readConfidence(value: string | undefined): Confidence | undefined {
  return Confidence.safeParse(value).data
}

/** What a right and a wrong answer earn, as in Moodle’s certainty-based marking: 1, 2, 3 and 0, −2, −6. */
const marks: Readonly<Record<Confidence, { readonly right: number; readonly wrong: number }>> = {
  guess: { right: 1, wrong: 0 },
  think: { right: 2, wrong: -2 },
  sure: { right: 3, wrong: -6 },
}

/** A right answer of which somebody is sure is worth as much as a right answer in any other quiz. */
const pointsPerMark = 100 / marks.sure.right

/**
 * Returns the points of an answer that is right to this share, from 0 to 1. In between they grow evenly, so that being sure pays
 * from four fifths on and “I think so” from two thirds, whatever the question. Who says nothing is taken to guess.
 */
export function certaintyPoints(credit: number, confidence: Confidence | undefined): number {
  const { right, wrong } = marks[confidence ?? 'guess']
  // Adding 0 turns −0 into 0.
  return Math.round(pointsPerMark * (wrong + (right - wrong) * credit)) + 0
}
