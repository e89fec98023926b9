/** A mistake in a pack as the checks report it: by file and path, because only the file’s reader knows line numbers. */
import type { PackFile } from './pack.ts'
import type { PackPath } from './section.ts'

export interface PackProblem {
  readonly file: PackFile
  readonly path: PackPath
  /** What is wrong and what to write instead. */
  readonly message: string
}

/** Adds a problem at a path. */
export type ReportProblem = (file: PackFile, path: PackPath, message: string) => void
