/** Thrown by a reader for one question that cannot be used; its message is the sentence for the person. */

export class UnusableError extends Error {
  override readonly name = 'UnusableError'
}
