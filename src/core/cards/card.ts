/** The card of anything that can be looked up, by its kind. */
import type { LibraryView } from '../library.ts'
import { orGone } from '../lookup.ts'
import type { Reply } from '../reply.ts'
import type { EntryKind } from '../search/entries.ts'
import { characterCard } from './character.ts'
import { questionCard } from './question.ts'
import { quoteCard } from './quote.ts'
import { sceneCard } from './scene.ts'
import { termCard } from './term.ts'
import { themeCard } from './theme.ts'

/** Throws a UserError for an item that is not in view. */
export function cardOf(library: LibraryView, kind: EntryKind, id: string): Reply {
  switch (kind) {
    case 'scene':
      return sceneCard(library, orGone(library.scene(id)))
    case 'quote':
      return quoteCard(library, orGone(library.quote(id)))
    case 'character':
      return characterCard(library, orGone(library.character(id)))
    case 'theme':
      return themeCard(library, orGone(library.theme(id)))
    case 'question':
      return questionCard(library, orGone(library.question(id)))
    case 'term':
      return termCard(library, orGone(library.term(id)))
    default:
      return kind satisfies never
  }
}
