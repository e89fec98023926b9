/** The two sides of a flashcard. */
import type { Block } from '../reply/reply.ts'

export interface Flashcard {
  readonly question: readonly Block[]
  readonly answer: readonly Block[]
  /** Words that count where the answer can be typed. */
  readonly accept?: readonly string[]
}
