/** Formats the mistakes of a pack for terminals and editors. */
import type { FileProblem } from './parse-pack-file.ts'

/** Returns the mistakes as lines of `file:line:column: sentence`, which editors and terminals turn into links. */
export function formatProblems(problems: readonly FileProblem[]): string {
  return problems
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
    .join('\n')
}
