/** The line that somebody means by words that they remember, with other lines that match as well. */
import type { CommandContext } from '../command/context.ts'
import { filterWords } from './kind-label.ts'
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import type { Reply } from '../reply/reply.ts'
import { pluralOf } from '../pack/unit-label.ts'
import { UserError } from '../reply/user-error.ts'
import type { ItemFilter } from './another.ts'
import { findItem, notFoundView, requireItem } from './find-item.ts'
import { hiddenView, withClosestNote } from './item-view.ts'
import { openMenu } from './open-menu.ts'
import { quoteView } from './quote-view.ts'

/** Returns the lines of a character or about a theme. */
export function quotesFor(library: Library, { character, theme }: ItemFilter): readonly Quote[] {
  return library.quotes.filter(
    (quote) =>
      (character === undefined || quote.speaker === character) &&
      (theme === undefined || quote.themes.includes(theme)),
  )
}

/** Throws a UserError if lines match, but none within the filter. */
export async function bestQuote(
  context: CommandContext,
  words: string,
  shown: { readonly filter: ItemFilter; readonly asPicture: boolean },
): Promise<Reply> {
  const { library } = context
  const found = await findItem(library, ['quote'], words)
  if ('closest' in found) {
    return (
      (await hiddenView(context, ['quote'], words)) ?? notFoundView(library, 'quote', words, found)
    )
  }
  const allowedIds = new Set(quotesFor(library, shown.filter).map(({ id }) => id))
  const others = found.others.filter((hit) => allowedIds.has(hit.id))
  const id = allowedIds.has(found.id) ? found.id : others.shift()?.id
  if (id === undefined) {
    throw new UserError(
      `No ${library.words.quote} with these words matches that ${filterWords(library)}.`,
    )
  }
  const view = quoteView(library, requireItem(library.quote(id)), shown)
  const more = openMenu(
    library,
    `Other ${pluralOf(library.words.quote)} that match (${others.length})`,
    others,
  )
  const all = { ...view, blocks: [...view.blocks, more] }
  return found.isOnlyClosest === true && id === found.id ? withClosestNote(all, words) : all
}
