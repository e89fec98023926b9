/** The error for a mistake that a person can fix. Any other error is a bug and is answered with an incident code. */
import { flatten } from './plain-text.ts'
import type { Inline, RichText } from './reply.ts'

/** Its text is shown to the person who asked: what happened and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly text: RichText

  constructor(...parts: readonly [Inline, ...Inline[]]) {
    super(flatten(parts))
    this.text = parts
  }
}
