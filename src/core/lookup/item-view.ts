/** The view of any item that can be looked up, by its kind. */
import type { FindById, Library } from '../pack/library.ts'
import type { EntryKind, ItemsByKind } from '../pack/sections.ts'
import type { Reply } from '../reply/reply.ts'
import { characterView } from './character-view.ts'
import { requireItem } from './find-item.ts'
import { questionView } from './question-view.ts'
import { quoteView } from './quote-view.ts'
import { sceneView } from './scene-view.ts'
import { termView } from './term-view.ts'
import { themeView } from './theme-view.ts'

const views: {
  readonly [Kind in EntryKind]: (library: Library, item: ItemsByKind[Kind]) => Reply
} = {
  scene: sceneView,
  quote: quoteView,
  character: characterView,
  theme: themeView,
  question: questionView,
  term: termView,
}

/** Throws a UserError if the class cannot see such an item. */
export function itemView<Kind extends EntryKind>(library: Library, kind: Kind, id: string): Reply {
  const finders: FindById = library
  return views[kind](library, requireItem(finders[kind](id)))
}
