/** Says what is wrong with one field of a pack and what to write instead, as the rest of a sentence that begins with the field. */
import { z } from 'zod'
import { didYouMean, findClosestName } from '../../core/command/did-you-mean.ts'
import { formatCount } from '../../core/reply/format.ts'
import { visibleText } from '../../core/reply/invisible.ts'
import { truncate } from '../../core/reply/truncate.ts'
import { fieldNames, unwrapSchema } from './schema-at.ts'

/** Enough of a text to recognise it by. */
const maxShownLength = 40

/** `schema` is that of the field, if it is known. */
export function predicateOf(issue: z.core.$ZodIssue, schema: z.core.$ZodType | undefined): string {
  const { input } = issue
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.startsWith('Invalid input')
        ? wrongType(issue.expected, input, schema)
        : unfit(input, issue.message, schema)
    case 'too_small':
      if (issue.origin === 'string') return empty(schema)
      if (issue.origin === 'array') {
        return `has ${entriesOf(input)}, but needs at least ${issue.minimum}. Add more.`
      }
      return `is ${describe(input)}, but should be ${issue.minimum} or more.`
    case 'too_big':
      if (issue.origin === 'string') {
        const length = typeof input === 'string' ? formatCount(input.length, 'character') : 'more'
        return `has ${length}, but the limit is ${issue.maximum}. Shorten it.`
      }
      if (issue.origin === 'array') {
        return `has ${entriesOf(input)}, but the limit is ${issue.maximum}. Take some out.`
      }
      return `is ${describe(input)}, but should be ${issue.maximum} or less.`
    case 'invalid_value':
      return oneOf(issue.values, input, schema)
    case 'invalid_union':
      if ('options' in issue && issue.options !== undefined) {
        return oneOf(issue.options, kindOf(input), undefined)
      }
      return unfit(input, issue.message, schema)
    case 'invalid_format':
      return unfit(
        input,
        issue.format === 'url'
          ? 'should be a web address, such as https://example.org/guide'
          : issue.message,
        schema,
      )
    default:
      return `${issue.message}.`
  }
}

/** `rule` says what the value should be. */
function unfit(input: unknown, rule: string, schema: z.core.$ZodType | undefined): string {
  if (input === undefined) return missing(schema)
  if (input === null || input === '') return empty(schema)
  return `is ${describe(input)}, but ${rule}.`
}

function wrongType(expected: string, input: unknown, schema: z.core.$ZodType | undefined): string {
  if (input === undefined) return missing(schema)
  if (input === null || (input === '' && expected !== 'object')) return empty(schema)
  return `is ${describe(input)}, but should be ${typeNames[expected] ?? 'something else'}. ${howToWrite(expected, input, schema)}`
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
}

function howToWrite(expected: string, input: unknown, schema: z.core.$ZodType | undefined): string {
  switch (expected) {
    case 'string':
      if (Array.isArray(input)) return 'If the text begins with a bracket, put all of it in quotes.'
      return typeof input === 'object'
        ? 'If the text has a colon or a curly bracket in it, put all of it in quotes.'
        : 'Put it in quotes.'
    case 'array':
      return 'Begin each entry with “- ” on a line of its own.'
    case 'object': {
      const names = fieldNames(schema, input).join(', ')
      return `Write its fields below it, each on a line of its own, further to the right: ${names}.`
    }
    case 'boolean':
      return 'Write true or false, without quotes.'
    default:
      return 'Write it in digits, without quotes.'
  }
}

/** Says in a few words what somebody wrote. */
function describe(input: unknown): string {
  if (typeof input === 'string') {
    return `“${truncate(visibleText(input), maxShownLength)}”`
  }
  if (Array.isArray(input)) return input.length === 0 ? 'an empty list' : 'a list'
  return typeof input === 'object' ? 'a group of fields' : String(input as number | boolean)
}

function missing(schema: z.core.$ZodType | undefined): string {
  const purpose = purposeOf(schema)
  return purpose === undefined ? 'is missing. Add it.' : `is missing. Add it: ${purpose}.`
}

/** Returns what a field is for, as its schema says in the first sentence, or the values that it can have. */
function purposeOf(schema: z.core.$ZodType | undefined): string | undefined {
  if (schema === undefined) return undefined
  const values = valuesOf(unwrapSchema(schema, undefined))
  if (values.length > 0) return listValues(values)
  const [sentence = ''] = (z.globalRegistry.get(schema)?.description ?? '').split(/\. (?=[A-Z])/)
  if (sentence === '') return undefined
  return `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1).replace(/\.$/, '')}`
}

function empty(schema: z.core.$ZodType | undefined): string {
  const isOptional = schema !== undefined && z.safeParse(schema, undefined).success
  const purpose = purposeOf(schema)
  const what =
    purpose === undefined ? '' : purpose.startsWith('one of:') ? ` with ${purpose}` : `: ${purpose}`
  return `is empty. ${isOptional ? 'Leave it out, or fill it in' : 'Fill it in'}${what}.`
}

function valuesOf(schema: z.core.$ZodType): readonly unknown[] {
  if (schema instanceof z.ZodEnum) return schema.options
  return schema instanceof z.ZodLiteral ? [...schema.values] : []
}

function listValues(values: readonly unknown[]): string {
  const names = values.map((value) => String(value)).join(', ')
  return values.length === 1 ? names : `one of: ${names}`
}

function oneOf(
  values: readonly unknown[],
  input: unknown,
  schema: z.core.$ZodType | undefined,
): string {
  if (input === undefined) return `is missing. Add it: ${listValues(values)}.`
  if (input === null || input === '') return empty(schema)
  const names = values.map((value) => String(value))
  const hint = typeof input === 'string' ? didYouMean(findClosestName(input, names), '') : ''
  return `is ${describe(input)}, but should be ${listValues(values)}. ${hint}`.trimEnd()
}

function kindOf(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'kind' in item ? item.kind : undefined
}

function entriesOf(input: unknown): string {
  const count = Array.isArray(input) ? input.length : 0
  return count === 0 ? 'no entries' : formatCount(count, 'entry', 'entries')
}
