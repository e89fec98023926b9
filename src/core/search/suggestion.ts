/** What autocomplete offers. */

/** A value offered while somebody types: what is shown and what is sent. */
export interface Suggestion {
  readonly label: string
  readonly value: string
}
