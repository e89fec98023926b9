/** Reads labelled queries from lines of text, which are easier to write and to compare than objects. */
import type { EntryKind } from '../../src/core/pack/sections.ts'

export interface ReadQuery<Class extends string = string> {
  readonly class: Class
  readonly words: string
  /** The entries that would satisfy the asker, as `kind/id`; none for what should find nothing. */
  readonly answers: readonly string[]
}

const kinds: Readonly<Record<string, EntryKind>> = {
  s: 'scene',
  q: 'quote',
  c: 'character',
  t: 'theme',
  d: 'question',
  g: 'term',
}

/** A line is what is typed, then `>`, then the answers: scene, quote, character, theme, discussion question, glossary term. */
export function readQueries<Class extends string>(
  sets: Readonly<Record<Class, string>>,
): readonly ReadQuery<Class>[] {
  return Object.entries<string>(sets).flatMap(([name, lines]) =>
    lines
      .trim()
      .split('\n')
      .map((line) => {
        const [words = '', answers = ''] = line.split(/ ?>(?: |$)/)
        return {
          class: name as Class,
          words,
          answers: answers
            .split(' ')
            .filter((answer) => answer !== '')
            .map((answer) => `${kinds[answer.charAt(0)] ?? answer}/${answer.slice(2)}`),
        }
      }),
  )
}
