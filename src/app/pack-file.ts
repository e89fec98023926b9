/** Reads one YAML file of a pack and says, for every mistake, at which line and column it stands and how to mend it. */
import { YAMLException, load } from 'js-yaml'
import type { z } from 'zod'
import { closestName } from '../core/closest-name.ts'
import { type Place, placeOf } from './yaml-place.ts'

/** A mistake with its place. */
export interface FileProblem extends Place {
  readonly file: string
  readonly message: string
}

export interface ParsedFile<T> {
  /** The checked value, or nothing where the file has mistakes. */
  readonly value: T | undefined
  readonly problems: readonly FileProblem[]
  /** Finds the place of a value, for mistakes found later. */
  readonly locate: (path: readonly PropertyKey[]) => Place
}

/** Files larger than this are refused unread: 4 MiB is hundreds of times the built-in pack's largest. */
export const largestFile = 4 * 1024 * 1024

export function parsePackFile<S extends z.ZodType>(
  file: string,
  content: string,
  schema: S,
): ParsedFile<z.output<S>> {
  function locate(path: readonly PropertyKey[]) {
    return placeOf(content, path)
  }
  let data: unknown
  try {
    // No aliases: a small file could grow into a huge one with them (the "billion laughs"), and packs need none.
    data = load(content, { maxAliases: 0 })
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const at = { line: (error.mark?.line ?? 0) + 1, column: (error.mark?.column ?? 0) + 1 }
    const problem = {
      file,
      ...at,
      message: `This is not YAML that packs can use: ${error.reason}.`,
    }
    return { value: undefined, problems: [problem], locate: () => at }
  }
  const parsed = schema.safeParse(data, { reportInput: true })
  if (parsed.success) return { value: parsed.data, problems: [], locate }
  const problems = parsed.error.issues.flatMap((issue) =>
    describe(issue).map(({ path, message }) => ({
      file,
      ...locate(path),
      message: path.length === 0 ? message : `${pathName(path)}: ${message}`,
    })),
  )
  return { value: undefined, problems, locate }
}

function pathName(path: readonly PropertyKey[]): string {
  return path.map((key) => (typeof key === 'number' ? `item ${key + 1}` : String(key))).join(' › ')
}

interface Described {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Zod's findings in words for somebody who writes a pack. */
function describe(issue: z.core.$ZodIssue): readonly Described[] {
  const { path } = issue
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `there is no field “${key}” here. Remove it or mend its name.`,
      }))
    case 'invalid_type':
      return [
        {
          path,
          message:
            issue.input === undefined
              ? 'is missing. Please add it.'
              : `should be ${kindName(issue.expected)}.`,
        },
      ]
    case 'too_small':
      return [
        {
          path,
          message:
            issue.origin === 'string'
              ? 'is empty. Please fill it in.'
              : `needs at least ${String(issue.minimum)}.`,
        },
      ]
    case 'too_big':
      return [
        {
          path,
          message:
            issue.origin === 'string'
              ? `is too long: ${String(issue.maximum)} characters fit. Please shorten it.`
              : `allows at most ${String(issue.maximum)}.`,
        },
      ]
    case 'invalid_value': {
      const values = issue.values.map((value) => String(value))
      const close = typeof issue.input === 'string' ? closestName(issue.input, values) : undefined
      const hint = close === undefined ? '' : ` Did you mean “${close}”?`
      return [{ path, message: `should be one of: ${values.join(', ')}.${hint}` }]
    }
    case 'invalid_format':
      return [
        {
          path,
          message:
            issue.message.startsWith('is ') || issue.message.startsWith('has ')
              ? `should be so that it ${issue.message}.`
              : `${issue.message}.`,
        },
      ]
    case 'invalid_union':
      return [{ path, message: 'has no known kind. See data/README.md for the kinds.' }]
    default:
      return [{ path, message: `${issue.message}.` }]
  }
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
