/** The view of any item that can be looked up, by its kind. */
import type { FindById, Library } from '../pack/library.ts'
import type { EntryKind, ItemsByKind } from '../pack/sections.ts'
import type { Term } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import { type Reply, button, buttons, heading, note, shareableReply, text } from '../reply/reply.ts'
import { characterView } from './character-view.ts'
import { findItem, notFoundView, requireItem } from './find-item.ts'
import { questionView } from './question-view.ts'
import { quoteView, saveButton } from './quote-view.ts'
import { sceneView } from './scene-view.ts'
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

/** The view of the item that somebody means by these words, or the closest ones. */
export async function lookUpView(library: Library, kind: EntryKind, words: string): Promise<Reply> {
  const found = await findItem(library, [kind], words)
  return 'closest' in found ? notFoundView(kind, words, found) : itemView(library, kind, found.id)
}

/** A term of film or literary study, with an example from the story. */
function termView(library: Library, { id, term, field, definition, example }: Term): Reply {
  const scene = library.scene(example.scene)
  return shareableReply(
    componentId('search', 'open', `term/${id}`),
    heading(term),
    note(field === 'film' ? 'Film term' : 'Literary term'),
    text(definition),
    text({ strong: 'Example: ' }, example.text, scene === undefined ? '' : ` (${scene.title})`),
    buttons(
      button('The scene', componentId('scene', 'open', example.scene)),
      saveButton('term', id),
    ),
  )
}
