/** The card of anything that can be looked up, by its kind. */
import type { Library } from '../library.ts'
import { requireItem } from '../lookup.ts'
import type { Reply } from '../reply.ts'
import type { EntryKind } from '../search/entries.ts'
import { characterView } from './character.ts'
import { questionView } from './question.ts'
import { quoteView } from './quote.ts'
import { sceneView } from './scene.ts'
import { termView } from './term.ts'
import { themeView } from './theme.ts'

/** Throws a UserError for an item that is not in view. */
export function itemView(library: Library, kind: EntryKind, id: string): Reply {
  switch (kind) {
    case 'scene':
      return sceneView(library, requireItem(library.scene(id)))
    case 'quote':
      return quoteView(library, requireItem(library.quote(id)))
    case 'character':
      return characterView(library, requireItem(library.character(id)))
    case 'theme':
      return themeView(library, requireItem(library.theme(id)))
    case 'question':
      return questionView(library, requireItem(library.question(id)))
    case 'term':
      return termView(library, requireItem(library.term(id)))
    default:
      return kind satisfies never
  }
}
