/** The columns that a table for the import may have, from the schemas of what is imported. */
import { z } from 'zod'
import { Question } from '../../core/pack/sections/questions.ts'
import { findKind, quizKinds } from '../../core/quiz/kinds/index.ts'
import { itemFields } from '../../core/quiz/kinds/kind.ts'

export type ImportedList = 'quiz' | 'questions'

export type Fields = Readonly<Record<string, z.core.$ZodType>>

/** Filled in where a table has no column for them. */
const filledIn = ['id', 'rating']

/** Returns the fields of a row; what a quiz item has depends on its kind. */
export function fieldsOf(list: ImportedList, kind: string): Fields {
  if (list === 'quiz') return findKind(kind)?.schema.shape ?? itemFields
  const { evidence, ...fields } = Question.shape
  return { ...fields, look: evidence.element.shape.look }
}

/** Returns the columns that every table needs, and all that it may have, as fields are spelt. */
export function columnsOf(list: ImportedList) {
  const all: Fields =
    list === 'questions'
      ? fieldsOf(list, '')
      : Object.assign({}, ...quizKinds.map(({ schema }) => schema.shape))
  const shared =
    list === 'questions' ? all : { kind: all['kind'], prompt: all['prompt'], ...itemFields }
  const needed = Object.entries(shared).filter(
    ([name, field]) => !filledIn.includes(name) && !isOptional(field),
  )
  return { needed: needed.map(([name]) => name), known: Object.keys(all) }
}

function isOptional(field: unknown): boolean {
  return field instanceof z.ZodDefault || field instanceof z.ZodOptional
}
