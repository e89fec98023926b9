/** A question as other programs keep it, before it becomes an item of a pack or after it was one. Every reader and every writer speaks this. */

export interface ExchangeFile {
  /** What the file calls itself, such as the title of a course. */
  readonly title?: string
  readonly questions: readonly ExchangeQuestion[]
  /** What the reader could not use, so that nothing is dropped in silence. */
  readonly unusable: readonly Unusable[]
}

export interface Unusable {
  /** Where it stands, such as `line 12` or `question 3`. */
  readonly place: string
  /** Its name in the file, or how it begins. */
  readonly name?: string
  /** Why it was left out and what to do, in a sentence or two. */
  readonly reason: string
}

export interface ExchangeQuestion {
  /** Where it stands in the file, such as `line 12` or `question 3`. */
  readonly place: string
  /** Its own name in the file, where it has one. */
  readonly name?: string
  /** From the widest to the narrowest; empty where the file has no categories. */
  readonly category: readonly string[]
  readonly tags: readonly string[]
  /** Plain text: HTML, formulas and pictures have become words already. */
  readonly prompt: string
  readonly body: QuestionBody
  /** What is shown after an answer, whatever it was. */
  readonly feedback?: string
  /** What was lost or changed on the way, a sentence each. */
  readonly notes: readonly string[]
}

/** What is asked, by how it is answered. */
export type QuestionBody =
  | {
      readonly kind: 'choice'
      readonly several: boolean
      readonly options: readonly ExchangeOption[]
    }
  | { readonly kind: 'true-false'; readonly answer: boolean; readonly feedback?: OptionFeedback }
  | { readonly kind: 'typed'; readonly accept: readonly ExchangeOption[] }
  | {
      readonly kind: 'number'
      readonly answer: number
      /** How far off still counts as right; 0 where the number has to be exact. */
      readonly tolerance: number
    }
  | {
      readonly kind: 'match'
      readonly pairs: readonly { readonly left: string; readonly right: string }[]
      /** Right halves that belong to nothing. */
      readonly extra: readonly string[]
    }
  /** In the right order. */
  | { readonly kind: 'order'; readonly events: readonly string[] }
  /** A flashcard; its front is the prompt. */
  | { readonly kind: 'card'; readonly back: string }
  /** A question without a key, such as an essay. */
  | { readonly kind: 'open'; readonly sample?: string }

/** An option, or an answer that counts. */
export interface ExchangeOption {
  readonly text: string
  /** From −1 to 1: 1 is completely right, 0 earns nothing, less takes something away. */
  readonly credit: number
  readonly feedback?: string
}

export interface OptionFeedback {
  readonly right?: string
  readonly wrong?: string
}
