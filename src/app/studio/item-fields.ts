/** The fields of a form for an item of a pack, from the schema that checks it: what the file may hold is what the form asks for. */
import { z } from 'zod'
import { type SectionName, sections } from '../../core/pack/sections.ts'
import { capitalise } from '../../core/reply/capitalise.ts'
import { findKind, quizKinds } from '../../core/quiz/kinds/index.ts'
import { labelOfField, referencedSection } from './field-words.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export type FieldInput =
  | { readonly kind: 'text'; readonly isLong: boolean; readonly maxLength?: number }
  | { readonly kind: 'number' }
  /** True or false; whoever may leave it out sees a box to tick. */
  | { readonly kind: 'truth' }
  | { readonly kind: 'one' | 'several'; readonly options: readonly Choice[] }
  /** Items of another section. */
  | { readonly kind: 'item' | 'items'; readonly section: SectionName }
  | { readonly kind: 'texts'; readonly isLong: boolean; readonly atLeast: number }
  | { readonly kind: 'group'; readonly fields: readonly ItemField[] }
  /** `atLeast` rows are there from the beginning. */
  | {
      readonly kind: 'groups'
      readonly fields: readonly ItemField[]
      readonly atLeast: number
    }

export interface ItemField {
  readonly name: string
  readonly label: string
  readonly hint: string | undefined
  readonly isRequired: boolean
  readonly input: FieldInput
}

/** Longer texts get a field of several lines. */
const maxShortLength = 100

/** Every kind of quiz item, as people who write packs call them. */
export const kindChoices: readonly Choice[] = quizKinds.flatMap(({ labels }) =>
  Object.entries(labels).map(([value, label]) => ({ value, label })),
)

/** Returns the fields of an item; those of a quiz item depend on its kind. Its id is made once and never asked for. */
export function itemFieldsOf(
  section: SectionName,
  { kind, unit }: { readonly kind: string | undefined; readonly unit: string },
): readonly ItemField[] {
  const quizKind = section === 'quiz' ? (findKind(kind ?? '') ?? quizKinds[0]) : undefined
  const schema: z.ZodType = quizKind?.schema ?? sections[section].schema
  if (!(schema instanceof z.ZodObject)) return []
  return fieldsOf(schema, (name) => labelOfField(name, unit))
    .filter(({ name }) => name !== 'id')
    .map((field) =>
      quizKind !== undefined && field.name === 'kind'
        ? { ...field, input: { kind: 'one', options: kindChoices } }
        : field,
    )
}

/** Returns the fields of anything that a pack holds. */
export function fieldsOf(
  schema: z.ZodObject,
  labelOf: (name: string) => string,
): readonly ItemField[] {
  return Object.entries(schema.shape).map(([name, field]: [string, z.core.$ZodType]) => ({
    name,
    label: labelOf(name),
    hint: field instanceof z.ZodType ? hintOf(field.description ?? '', labelOf(name)) : undefined,
    isRequired: !(field instanceof z.ZodOptional || field instanceof z.ZodDefault),
    input: inputOf(name, field, labelOf),
  }))
}

function inputOf(
  name: string,
  given: z.core.$ZodType,
  labelOf: (name: string) => string,
): FieldInput {
  const schema = withoutWrapping(given)
  const section = referencedSection(name)
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(schema, labelOf) }
  if (schema instanceof z.ZodBoolean) return { kind: 'truth' }
  if (schema instanceof z.ZodNumber) return { kind: 'number' }
  if (schema instanceof z.ZodEnum) return { kind: 'one', options: choicesOf(schema) }
  if (schema instanceof z.ZodArray) {
    if (section !== undefined) return { kind: 'items', section }
    const element = withoutWrapping(schema.element)
    if (element instanceof z.ZodObject) {
      return { kind: 'groups', fields: fieldsOf(element, labelOf), atLeast: minRows(name, schema) }
    }
    if (element instanceof z.ZodEnum) return { kind: 'several', options: choicesOf(element) }
    return { kind: 'texts', isLong: isLong(element), atLeast: minRows(name, schema) }
  }
  if (section !== undefined) return { kind: 'item', section }
  const maxLength = schema instanceof z.ZodString ? (schema.maxLength ?? undefined) : undefined
  return { kind: 'text', isLong: isLong(schema), ...(maxLength !== undefined && { maxLength }) }
}

/** As many as the check wants; a question with a single wrong option would be easily guessed. */
function minRows(name: string, schema: z.ZodArray): number {
  const minimums = (schema.def.checks ?? []).map(({ _zod: { def } }) =>
    'minimum' in def && typeof def.minimum === 'number' ? def.minimum : 1,
  )
  return Math.max(name === 'distractors' ? 3 : 1, ...minimums)
}

/** Takes off what is optional, has a default or is changed afterwards. */
function withoutWrapping(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return withoutWrapping(schema.unwrap())
  }
  return schema instanceof z.ZodPipe ? withoutWrapping(schema.in) : schema
}

function isLong(schema: z.core.$ZodType): boolean {
  return schema instanceof z.ZodString && (schema.maxLength ?? 0) > maxShortLength
}

function choicesOf(schema: z.ZodEnum): readonly Choice[] {
  return schema.options.map((option) => ({
    value: String(option),
    label: capitalise(String(option)),
  }))
}

/** Leaves out sentences about how the file is written, and those that only repeat the label. */
function hintOf(description: string, label: string): string | undefined {
  const sentences = description
    .split(/(?<=\.) /)
    .filter(
      (sentence) => !sentence.includes('`') && sentence.toLowerCase() !== `${label.toLowerCase()}.`,
    )
  return sentences.length === 0 ? undefined : sentences.join(' ')
}
