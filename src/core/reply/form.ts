/** A form, as data: fields to fill in, of which renderers make a modal, a dialog or questions. */
import type { Block, Reply, SelectOption } from './reply.ts'

/** A form instead of a reply. Submitting it runs the action of `press` with the `fields`. */
export interface Form {
  readonly title: string
  readonly press: string
  readonly submit: string
  /** The component id that opens it again after a refusal, for a form that a command opened. */
  readonly opener?: string
  /** Prose above the fields, such as the question that they answer: texts, quotes, lists, choices, not controls. */
  readonly intro?: readonly Block[]
  readonly fields: readonly FormField[]
  /** Whether the fields are places in an order, or things to match, with the same options: a platform may let people move these. */
  readonly arrange?: 'order' | 'match'
}

export type FormField = {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly required: boolean
} & (
  | {
      readonly kind: 'text'
      readonly long: boolean
      readonly maxLength: number
      readonly value?: string
      readonly placeholder?: string
    }
  /** A whole number, chosen by steps between two ends. */
  | {
      readonly kind: 'number'
      readonly min: number
      readonly max: number
      readonly step: number
      readonly value?: string
    }
  | {
      readonly kind: 'one' | 'several'
      readonly options: readonly SelectOption[]
      readonly value?: readonly string[]
    }
  /** A text file; names end in one of the `extensions`, such as `.ics`. */
  | { readonly kind: 'file'; readonly maxBytes: number; readonly extensions: readonly string[] }
)

/** Returns every number that a field offers, for platforms that show them in a menu. */
export function positionsOf({
  min,
  max,
  step,
}: Extract<FormField, { kind: 'number' }>): readonly number[] {
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, at) => min + at * step)
}

export type ReplyOrForm = Reply | Form
export function isForm(answer: ReplyOrForm): answer is Form {
  return 'fields' in answer
}
