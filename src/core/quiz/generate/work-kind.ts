/** What a work is like, as far as questions made from it depend on that. */
import type { Library } from '../../pack/library.ts'

const stories: ReadonlySet<string> = new Set(['film', 'series', 'novel', 'play', 'short story'])

/** Whether the parts of the work follow each other in time. */
export function tellsStory({ pack }: Library): boolean {
  return stories.has(pack.work.kind)
}

/** Whether the parts come in an order that readers remember, whatever they are about. */
export function hasMemorableOrder(view: Library): boolean {
  return tellsStory(view) || view.pack.work.kind === 'poem'
}
