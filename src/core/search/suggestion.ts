/** What autocomplete offers while somebody types: the label it shows and the value it sends. */
export interface Suggestion {
  readonly label: string
  readonly value: string
}
