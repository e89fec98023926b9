/** The two sides of a flashcard. */
import type { Block } from '../reply/reply.ts'

export interface Flashcard {
  readonly question: readonly Block[]
  readonly answer: readonly Block[]
  /** Accepted answers, if the answer can be typed. */
  readonly accept?: readonly string[]
}
