/** Parses one YAML file of a pack; every mistake comes with its line, its column and what to write instead. */
import type { z } from 'zod'
import type { PackPath } from '../../core/pack/section.ts'
import { describeSchemaErrors } from './schema-errors.ts'
import { parseYaml } from './parse-yaml.ts'
import { type YamlPosition, createPositionFinder } from './yaml-positions.ts'

/** A mistake with its position. */
export interface FileProblem extends YamlPosition {
  readonly file: string
  readonly message: string
}

export interface ParsedFile<T> {
  /** Left out if the file has mistakes. */
  readonly value: T | undefined
  readonly problems: readonly FileProblem[]
  /** What the file holds, whatever its form; undefined if it cannot be read. */
  readonly data: unknown
  /** Where its form is wrong. */
  readonly wrong: readonly PackPath[]
  /** Finds the position of a value, for mistakes that are found later. */
  readonly locate: (path: readonly PropertyKey[]) => YamlPosition
}

/**
 * Returns the checked value, or the mistakes in the file, but no more than `maxProblems`. `prepare` changes what the file
 * holds before its schema sees it.
 */
export function parsePackFile<S extends z.ZodType>(
  file: string,
  content: string,
  schema: S,
  {
    maxProblems = Infinity,
    prepare = (data) => data,
  }: { readonly maxProblems?: number; readonly prepare?: (data: unknown) => unknown } = {},
): ParsedFile<z.output<S>> {
  const locate = createPositionFinder(content)
  const read = parseYaml(content)
  if ('problem' in read) {
    const { problem } = read
    const { line, column } = problem
    return {
      value: undefined,
      problems: [{ file, ...problem }],
      data: undefined,
      wrong: [],
      locate: () => ({ line, column }),
    }
  }
  const data = prepare(read.value)
  const parsed = schema.safeParse(data, { reportInput: true })
  if (parsed.success) return { value: parsed.data, problems: [], data, wrong: [], locate }
  const errors = describeSchemaErrors(parsed.error, schema, data, maxProblems)
  const problems = errors.map(({ path, message }) => ({ file, ...locate(path), message }))
  const wrong = parsed.error.issues.map(({ path }) => path as PackPath)
  return { value: undefined, problems, data, wrong, locate }
}
