/** Refusals that a person can read and mend. Any other error is our fault and is answered with an incident code. */
import { flatten } from './plain-text.ts'
import type { Inline, RichText } from './reply.ts'

/** Its words are shown to the person who asked: what happened and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly text: RichText

  constructor(...parts: readonly [Inline, ...Inline[]]) {
    super(flatten(parts))
    this.text = parts
  }
}
