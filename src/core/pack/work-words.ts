/** What a class calls the lines and the whole of a work: a film has lines and tells a story, a textbook has key statements. */
import type { Work, WorkKind } from './manifest.ts'

const nonFiction: ReadonlySet<WorkKind> = new Set([
  'textbook',
  'article',
  'web page',
  'speech',
  'non-fiction',
])

export interface WorkWords {
  /** “Line” or “key statement”. */
  readonly quote: string
  /** “Story” or “text”. */
  readonly whole: string
  /** What stands before the context of a line: “When”, or “In context” in a text without a story. */
  readonly context: string
}

export function wordsFor({ kind }: Pick<Work, 'kind'>): WorkWords {
  return nonFiction.has(kind)
    ? { quote: 'key statement', whole: 'text', context: 'In context' }
    : kind === 'poem'
      ? { quote: 'line', whole: 'poem', context: 'In context' }
      : { quote: 'line', whole: 'story', context: 'When' }
}
