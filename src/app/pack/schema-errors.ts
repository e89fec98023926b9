/** Turns what a schema finds wrong with a pack file into sentences for people who write packs. */
import type { z } from 'zod'
import { createNameFinder, didYouMean } from '../../core/command/did-you-mean.ts'
import { capitalise } from '../../core/reply/capitalise.ts'
import { cut } from './explain-line.ts'
import { predicateOf } from './schema-predicate.ts'
import { fieldNames, schemaAt, valueAt } from './schema-at.ts'

interface SchemaProblem {
  readonly path: readonly PropertyKey[]
  /** What is wrong and what to write, as the rest of a sentence that begins with the field. */
  readonly predicate: string
  /** The whole sentence, such as `“term” in item 1 is empty. Fill it in: the term.` */
  readonly message: string
}

/** Returns a problem for each of the first schema errors. `data` is the value that the schema refused. */
export function describeSchemaErrors(
  error: z.ZodError,
  schema: z.ZodType,
  data: unknown,
  maxProblems = Infinity,
): readonly SchemaProblem[] {
  return flatten(error.issues)
    .flatMap((issue): Iterable<SchemaProblem> => {
      if (issue.code === 'unrecognized_keys') return unknownFields(issue, schema, data)
      return [problem(issue.path, predicateOf(issue, schemaAt(schema, issue.path, data)))]
    })
    .take(maxProblems)
    .toArray()
}

function problem(path: readonly PropertyKey[], predicate: string): SchemaProblem {
  return { path, predicate, message: `${capitalise(formatPath(path))} ${predicate}` }
}

/** Returns a field as a sentence names it, such as `“text” in entry 2 of “arc” in item 5`. */
function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file'
  const words = path.map((key, index) => {
    if (typeof key !== 'number') return `“${String(key)}”`
    return index === 0 ? `item ${key + 1}` : `entry ${key + 1}`
  })
  return words
    .map((word, index) => {
      if (index === 0) return word
      return typeof path[index] === 'number' ? `${word} of ` : `${word} in `
    })
    .toReversed()
    .join('')
}

/** A value that may have one of several forms has the errors of the form that it comes closest to. */
function* flatten(issues: readonly z.core.$ZodIssue[]): Generator<z.core.$ZodIssue, void> {
  for (const issue of issues) {
    const closest =
      issue.code === 'invalid_union'
        ? issue.errors.find((errors) => !errors.some(isWrongType))
        : undefined
    if (closest === undefined) yield issue
    else yield* flatten(closest.map((each) => ({ ...each, path: [...issue.path, ...each.path] })))
  }
}

function isWrongType({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && path.length === 0
}

function unknownFields(
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodType,
  data: unknown,
): Iterable<SchemaProblem> {
  const group = path.reduce((value, key) => valueAt(value, key), data)
  const names = fieldNames(schemaAt(schema, path, data), group)
  const closest = createNameFinder(() => names)
  return keys.values().map((key) => {
    if (/:\S/.test(key)) {
      return problem(
        [...path, key],
        `needs a space after the colon: ${cut(key.replace(':', ': '))}`,
      )
    }
    const hint = didYouMean(
      closest(key),
      `Remove it or correct its name; the fields here are ${names.join(', ')}.`,
    )
    return problem([...path, key], `isn’t a known field. ${hint}`)
  })
}
