/** In which order whoever deletes goes through the tables. */

/** As a quiz that is saved writes them: of two that go through them in two orders, each would wait for the other. */
const asSaved = ['quiz', 'quiz_player', 'quiz_answer', 'quiz_first_vote', 'quiz_host']

/** They say which random ids are the person’s, so they are needed until the end. */
const linkTables: ReadonlySet<string> = new Set(['quiz_anonymous_player', 'discussion_author'])

/** Returns the tables with what a running quiz writes first, and with what is added up from others behind these. */
export function inDeletionOrder<T extends { readonly name: string }>(
  tables: readonly T[],
): readonly T[] {
  return tables.toSorted((a, b) => orderOf(a.name) - orderOf(b.name))
}

function orderOf(table: string): number {
  const saved = asSaved.indexOf(table)
  if (saved !== -1) return saved - asSaved.length
  return linkTables.has(table) ? 2 : table === 'book_score' ? 1 : 0
}
