/** Puts what a schema finds wrong with a pack file into words for somebody who writes packs. */
import type { z } from 'zod'
import { findClosestName } from '../../core/command/did-you-mean.ts'
import { knownFields } from './known-fields.ts'

export interface SchemaProblem {
  readonly path: readonly PropertyKey[]
  /** The names of the fields on the way, then what is wrong and how to mend it. */
  readonly message: string
}

export function describeSchemaErrors(
  error: z.ZodError,
  schema: z.ZodType,
  data: unknown,
): readonly SchemaProblem[] {
  return error.issues
    .flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? unknownFields(issue, schema, data)
        : [{ path: issue.path, message: describe(issue) }],
    )
    .map(({ path, message }) => ({
      path,
      message: path.length === 0 ? `The file ${message}` : `${pathName(path)}: ${message}`,
    }))
}

function pathName(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `item ${key + 1}` : String(key))).join(' › ')
}

function unknownFields(
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodType,
  data: unknown,
): readonly SchemaProblem[] {
  const known = knownFields(schema, path, data)
  return keys.map((key) => {
    const close = findClosestName(key, known)
    const hint = close === undefined ? 'Remove it or mend its name.' : `Did you mean “${close}”?`
    return { path: [...path, key], message: `there is no field “${key}” here. ${hint}` }
  })
}

function describe(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing. Please add it.'
      if (issue.input === null) return 'is empty. Please fill it in.'
      return `should be ${kindName(issue.expected)}.`
    case 'too_small':
      if (issue.origin === 'string') return 'is empty. Please fill it in.'
      if (issue.origin === 'array') return `needs ${entries(issue.minimum)} or more.`
      return `should be ${issue.minimum} or more.`
    case 'too_big':
      if (issue.origin === 'string') {
        const length =
          typeof issue.input === 'string' ? `has ${issue.input.length} characters and ` : ''
        return `is too long: it ${length}${issue.maximum} fit. Please shorten it.`
      }
      if (issue.origin === 'array') return `has room for ${entries(issue.maximum)}.`
      return `should be ${issue.maximum} or less.`
    case 'invalid_value':
      return oneOf(issue.values, issue.input)
    case 'invalid_union':
      return oneOf(('options' in issue && issue.options) || [], kindOf(issue.input))
    case 'invalid_format':
      if (issue.format === 'url')
        return 'should be a web address, such as https://example.org/guide.'
      return `should be so that it ${issue.message}.`
    default:
      return `${issue.message}.`
  }
}

function entries(count: number | bigint): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`
}

function oneOf(values: readonly unknown[], input: unknown): string {
  if (input === undefined) return 'is missing. Please add it.'
  const names = values.map((value) => String(value))
  const close = typeof input === 'string' ? findClosestName(input, names) : undefined
  const hint = close === undefined ? '' : ` Did you mean “${close}”?`
  return `should be one of: ${names.join(', ')}.${hint}`
}

function kindOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'kind' in item ? item.kind : undefined
}

function kindName(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text (put it in quotes)',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list (lines that begin with “- ”)',
    object: 'a group of fields (name: value)',
  }
  return names[expected] ?? expected
}
