/** Reads one YAML file of a pack and says, for every mistake, at which line and column it stands and how to mend it. */
import type { z } from 'zod'
import { describeSchemaErrors } from './schema-errors.ts'
import { parseYaml } from './parse-yaml.ts'
import { type YamlPosition, createPositionFinder } from './yaml-positions.ts'

/** A mistake with its place. */
export interface FileProblem extends YamlPosition {
  readonly file: string
  readonly message: string
}

export interface ParsedFile<T> {
  /** The checked value, or nothing where the file has mistakes. */
  readonly value: T | undefined
  readonly problems: readonly FileProblem[]
  /** Finds the place of a value, for mistakes found later. */
  readonly locate: (path: readonly PropertyKey[]) => YamlPosition
}

/** Files larger than this are refused unread: 4 MiB is some forty times the built-in pack’s largest. */
export const maxFileBytes = 4 * 1024 * 1024

export function parsePackFile<S extends z.ZodType>(
  file: string,
  content: string,
  schema: S,
): ParsedFile<z.output<S>> {
  const locate = createPositionFinder(content)
  const read = parseYaml(content)
  if ('problem' in read) {
    const { problem } = read
    const { line, column } = problem
    return { value: undefined, problems: [{ file, ...problem }], locate: () => ({ line, column }) }
  }
  const { value: data } = read
  const parsed = schema.safeParse(data, { reportInput: true })
  if (parsed.success) return { value: parsed.data, problems: [], locate }
  const problems = describeSchemaErrors(parsed.error, schema, data).map(({ path, message }) => ({
    file,
    ...locate(path),
    message,
  }))
  return { value: undefined, problems, locate }
}
