/** Somebody in a text. */
import type { Gender } from './speech-words.ts'

export interface Person {
  readonly name: string
  /** Shorter and other forms of the name. */
  readonly aliases: readonly string[]
  readonly gender: Gender
  /** How often the text names them. */
  readonly mentions: number
}
