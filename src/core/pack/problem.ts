/** A mistake in a pack, as the checks report it: by file and path, since only the reader of the file knows its lines. */
export type PackFile =
  | 'pack'
  | 'scenes'
  | 'quotes'
  | 'characters'
  | 'themes'
  | 'questions'
  | 'quiz'
  | 'terms'

/** The way to a value inside a file: field names and numbers of list entries, from 0. */
export type PackPath = readonly (string | number)[]

export interface PackProblem {
  readonly file: PackFile
  readonly path: PackPath
  /** What is wrong and how to mend it. */
  readonly message: string
}

/** Adds a problem at a path. */
export type ReportProblem = (file: PackFile, path: PackPath, message: string) => void

/** The files that hold a list of items. */
export const packLists = [
  'scenes',
  'quotes',
  'characters',
  'themes',
  'questions',
  'quiz',
  'terms',
] as const satisfies readonly PackFile[]
