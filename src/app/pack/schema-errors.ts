/** Turns what a schema finds wrong with a pack file into sentences for people who write packs. */
import { z } from 'zod'
import { createNameFinder, didYouMean, findClosestName } from '../../core/command/did-you-mean.ts'

interface SchemaProblem {
  readonly path: readonly PropertyKey[]
  /** A sentence that begins with the field, such as `item 1 › term is missing. Add it.` */
  readonly message: string
}

/** Returns a problem for each of the first schema errors. `data` is the value that the schema refused. */
export function describeSchemaErrors(
  error: z.ZodError,
  schema: z.ZodType,
  data: unknown,
  maxProblems = Infinity,
): readonly SchemaProblem[] {
  return error.issues
    .values()
    .flatMap((issue): Iterable<SchemaProblem> => {
      if (issue.code === 'unrecognized_keys') return unknownFields(issue, schema, data)
      const { path } = issue
      return [{ path, message: `${formatPath(path)} ${predicateOf(issue)}` }]
    })
    .take(maxProblems)
    .toArray()
}

function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file'
  return path.map((key) => (typeof key === 'number' ? `item ${key + 1}` : String(key))).join(' › ')
}

function unknownFields(
  { path, keys }: z.core.$ZodIssueUnrecognizedKeys,
  schema: z.ZodType,
  data: unknown,
): Iterable<SchemaProblem> {
  const closest = createNameFinder(() => knownFields(schema, path, data))
  return keys.values().map((key) => {
    const hint = didYouMean(closest(key), 'Remove it or correct its name.')
    const field = [...path, key]
    return { path: field, message: `${formatPath(field)} isn’t a known field. ${hint}` }
  })
}

/** Returns the field names of the object that the path leads to. `data` says which of several kinds an item is. */
function knownFields(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  data: unknown,
): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return knownFields(schema.unwrap(), path, data)
  }
  if (schema instanceof z.ZodUnion) {
    const match = schema.options.find(
      (option) => option instanceof z.ZodObject && hasKind(option, data),
    )
    return match === undefined ? [] : knownFields(match, path, data)
  }
  const [key, ...rest] = path
  if (schema instanceof z.ZodArray) return knownFields(schema.element, rest, valueAt(data, key))
  if (!(schema instanceof z.ZodObject)) return []
  if (key === undefined) return Object.keys(schema.shape)
  const field: z.core.$ZodType | undefined = schema.shape[String(key)]
  return field === undefined ? [] : knownFields(field, rest, valueAt(data, key))
}

function hasKind(option: z.ZodObject, data: unknown): boolean {
  const kind: z.core.$ZodType | undefined = option.shape['kind']
  return kind !== undefined && z.safeParse(kind, valueAt(data, 'kind')).success
}

function valueAt(data: unknown, key: PropertyKey | undefined): unknown {
  return typeof data === 'object' && data !== null && key !== undefined
    ? Reflect.get(data, key)
    : undefined
}

const missing = 'is missing. Add it.'
const empty = 'is empty. Fill it in.'

/** Returns what is wrong and what to write instead, as the rest of a sentence that begins with the field’s name. */
function predicateOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return missing
      if (issue.input === null) return empty
      return `should be ${typeNames[issue.expected] ?? issue.expected}.`
    case 'too_small':
      if (issue.origin === 'string') return empty
      if (issue.origin === 'array') return `needs at least ${formatEntries(issue.minimum)}.`
      return `should be ${issue.minimum} or more.`
    case 'too_big':
      if (issue.origin === 'string') {
        const length = typeof issue.input === 'string' ? `${issue.input.length} characters` : 'it'
        return `is too long: ${length}, where the limit is ${issue.maximum}. Shorten it.`
      }
      if (issue.origin === 'array') return `can have at most ${formatEntries(issue.maximum)}.`
      return `should be ${issue.maximum} or less.`
    case 'invalid_value':
      return oneOf(issue.values, issue.input)
    case 'invalid_union':
      return oneOf(('options' in issue && issue.options) || [], kindOf(issue.input))
    case 'invalid_format':
      if (issue.format === 'url') {
        return 'should be a web address, such as https://example.org/guide.'
      }
      return `${issue.message}.`
    case 'custom':
      return `${issue.message}.`
    default:
      // A code that our schemas don’t produce today; Zod’s own words are better than nothing.
      return `isn’t valid: ${issue.message}.`
  }
}

function formatEntries(count: number | bigint): string {
  return `${count} ${count === 1 ? 'entry' : 'entries'}`
}

function oneOf(values: readonly unknown[], input: unknown): string {
  if (input === undefined) return missing
  const names = values.map((value) => String(value))
  const hint = typeof input === 'string' ? didYouMean(findClosestName(input, names), '') : ''
  return `should be one of: ${names.join(', ')}. ${hint}`.trimEnd()
}

function kindOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'kind' in item ? item.kind : undefined
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text (put it in quotes)',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (lines that begin with “- ”)',
  object: 'a group of fields (name: value)',
}
