/** The card of anything that can be looked up, by its kind. */
import type { Library } from '../pack/library.ts'
import { requireItem } from './find-item.ts'
import type { Reply } from '../reply/reply.ts'
import type { EntryKind } from '../search/entries.ts'
import { characterView } from './character-view.ts'
import { questionView } from './question-view.ts'
import { quoteView } from './quote-view.ts'
import { sceneView } from './scene-view.ts'
import { termView } from './term-view.ts'
import { themeView } from './theme-view.ts'

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
