/** The view of any item that can be looked up, by its kind. */
import type { FindById, Library } from '../pack/library.ts'
import type { EntryKind, ItemsByKind } from '../pack/sections.ts'
import type { Term } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import {
  type Reply,
  button,
  buttons,
  commandMention,
  heading,
  note,
  privateReply,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { capitalise } from '../reply/capitalise.ts'
import type { Hit } from '../search/search.ts'
import { typedWords } from './typed-words.ts'
import { lruCache } from '../platform/lru-cache.ts'
import { wantsPictures } from '../picture/shows-pictures.ts'
import { characterView } from './character-view.ts'
import { findItem, notFoundView, requireItem } from './find-item.ts'
import { nameListView } from './name-list.ts'
import { itemName, openMenu } from './open-menu.ts'
import { questionView } from './question-view.ts'
import { quoteView, saveButton } from './quote-view.ts'
import { sceneListView } from './scene-list.ts'
import { sceneView } from './scene-view.ts'
import { themeView } from './theme-view.ts'

const views: {
  readonly [Kind in EntryKind]: (
    library: Library,
    item: ItemsByKind[Kind],
    hasPictures: boolean,
  ) => Reply
} = {
  scene: sceneView,
  quote: (library, quote) => quoteView(library, quote),
  character: characterView,
  theme: themeView,
  question: (library, question) => questionView(library, question),
  term: termView,
}

/** Of all libraries together, since a view takes about 12 kB with what renderers keep of its blocks. */
const maxViews = 1_000

/** The views that were looked at last, by the number of their library, which never changes. */
const madeViews = lruCache<string, Reply>(maxViews)

const libraryNumbers = new WeakMap<Library, number>()
let lastNumber = 0

/** `hasPictures` is whether the class wants pictures. Throws a UserError if the class cannot see such an item. */
export function itemView<Kind extends EntryKind>(
  library: Library,
  kind: Kind,
  id: string,
  hasPictures = true,
): Reply {
  const number = libraryNumbers.getOrInsertComputed(library, () => (lastNumber += 1))
  const key = `${number}/${kind}/${id}/${hasPictures}`
  const known = madeViews.get(key)
  if (known !== undefined) return known
  const finders: FindById = library
  const view = views[kind](library, requireItem(finders[kind](id)), hasPictures)
  madeViews.set(key, view)
  return view
}

/** What people write who want to see them all. */
const allOfThem =
  /^(?:(?:the|a|whole|full) )*(?:list|all|everything|liste|alle)(?: of (?:them|all))?$/i

/** The view of the item that somebody means by these words, or the closest ones; without words, the list of all. */
export async function lookUpView(
  context: LookupContext,
  kind: 'scene' | 'character' | 'theme',
  words: string | undefined,
): Promise<Reply> {
  const { library } = context
  if (words === undefined) return listView(library, kind)
  const found = await findItem(library, [kind], words)
  const isNamed = !('closest' in found) && found.isOnlyClosest !== true
  if (!isNamed && allOfThem.test(words.trim())) return listView(library, kind)
  if ('closest' in found) {
    const hidden = await hiddenView(context, [kind], words)
    return hidden ?? notFoundView(library, kind, words, found)
  }
  const view = itemView(library, kind, found.id, wantsPictures(context.settings.applied))
  const all = kind === 'scene' ? withOthers(library, view, found.others) : view
  return found.isOnlyClosest === true ? withClosestNote(all, words) : all
}

/** A beach or a train may come back in several scenes. */
function withOthers(library: Library, view: Reply, others: readonly Hit[]): Reply {
  const label = `Other ${library.units.plural} that match (${others.length})`
  return { ...view, blocks: [...view.blocks, openMenu(library, label, others)] }
}

function listView(library: Library, kind: 'scene' | 'character' | 'theme'): Reply {
  return kind === 'scene' ? sceneListView(library) : nameListView(library, kind)
}

/** Says that nothing goes by these words, and that the view is only what has most to do with them. */
export function withClosestNote(view: Reply, words: string): Reply {
  const closest = note('The closest match for ', { em: typedWords(words) }, ':')
  return { ...view, blocks: [closest, ...view.blocks] }
}

type LookupContext = Pick<CommandContext, 'library' | 'fullLibrary' | 'person' | 'settings'>

/** Tells a teacher, and nobody else, that the class has not reached what the words mean. */
export async function hiddenView(
  { library, fullLibrary, person }: LookupContext,
  kinds: readonly EntryKind[],
  words: string,
): Promise<Reply | undefined> {
  if (!person.isTeacher) return undefined
  const found = await findItem(fullLibrary, kinds, words)
  const finders: FindById = library
  if ('closest' in found || finders[found.kind](found.id) !== undefined) return undefined
  const view = privateReply(
    text(
      { strong: itemName(fullLibrary, found) ?? 'This' },
      ' is hidden: your class hasn’t got that far yet.',
    ),
    note('Only you can see this. To move the class on, use ', commandMention('progress set'), '.'),
  )
  return { ...view, refused: true }
}

/** A term of the subject, with an example from the work where there is one. */
function termView(library: Library, { id, term, field, definition, example }: Term): Reply {
  const scene = example && library.scene(example.scene)
  return shareableReply(
    componentId('search', 'open', `term/${id}`),
    heading(term),
    note(`${capitalise(field)} term`),
    text(definition),
    example &&
      text({ strong: 'Example: ' }, example.text, scene === undefined ? '' : ` (${scene.title})`),
    buttons(
      example && button(`The ${library.units.name}`, componentId('scene', 'open', example.scene)),
      saveButton('term', id),
    ),
  )
}
