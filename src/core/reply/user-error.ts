/** Errors that are answered with a sentence. Any other error is a bug and is answered with an incident code. */
import { flatten } from './plain-text.ts'
import type { Inline, RichText } from './reply.ts'

/** A mistake that a person can fix. Its text is shown to the person who asked: what happened and what to do. */
export class UserError extends Error {
  override readonly name = 'UserError'
  readonly text: readonly [Inline, ...Inline[]]
  /** Command lines that the reply offers as buttons. */
  offers: readonly string[] = []
  /** Values that may be meant by one that was typed, or given for an option that is missing. */
  proposed:
    | { readonly typed: string; readonly values: readonly string[] }
    | { readonly option: string; readonly values: readonly string[] }
    | undefined

  constructor(...parts: readonly [Inline, ...Inline[]]) {
    super(flatten(parts))
    this.text = parts
  }

  /** Returns the same error with values to choose from. */
  proposing(typed: string, values: readonly string[]): this {
    this.proposed = { typed, values }
    return this
  }

  /** Returns the same error with values for an option that is missing. */
  asking(option: string, values: readonly string[]): this {
    this.proposed = { option, values }
    return this
  }

  /** Returns the same error with command lines to offer. */
  offering(...lines: readonly string[]): this {
    this.offers = lines
    return this
  }
}

/** Something that the bot needs does not work now. Its text is for the person who asked, its message for the operator. */
export abstract class OutageError extends Error {
  abstract readonly text: RichText
}
