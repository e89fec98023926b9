import { wantsPictures } from '../src/core/picture/shows-pictures.ts'
import { hiddenView, itemView } from '../src/core/lookup/item-view.ts'
import { defineCommand } from '../src/core/command/command.ts'
import type { Library } from '../src/core/pack/library.ts'
import { maxLookupLength, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import { hitRows } from '../src/core/lookup/hit-list.ts'
import { componentId } from '../src/core/command/component-id.ts'
import {
  type Reply,
  button,
  buttons,
  heading,
  note,
  replyWith,
  shareableReply,
} from '../src/core/reply/reply.ts'
import { type EntryKind, entryKinds, kindLabel } from '../src/core/pack/sections.ts'
import type { SearchFilter, SearchIndex } from '../src/core/search/search.ts'
import { formatCount } from '../src/core/reply/format.ts'
import { truncate } from '../src/core/reply/truncate.ts'

const hitsPerPage = 6
/** So many characters fit into the button of a page, and into the Share button that carries its id. */
const maxWordsInButton = 62

/** What else people call a kind of thing. */
const otherKindNames: Readonly<Record<EntryKind, readonly string[]>> = {
  scene: ['moment'],
  quote: ['quotation', 'saying'],
  character: ['person', 'people', 'figure', 'role', 'cast'],
  theme: ['topic', 'motif', 'idea'],
  question: ['discussion', 'prompt'],
  term: ['word', 'vocabulary', 'vocab', 'glossary', 'definition'],
}

/** `/search`: everything that matches, best first, one page at a time. */
export default defineCommand({
  name: 'search',
  alsoCalled: ['find', 'look up', 'look for', 'lookup', 'google'],
  summary: 'Search scenes, lines, characters, themes, questions and terms',
  audience: 'choice',
  followsPerson: true,
  options: {
    words: {
      kind: 'text',
      summary: 'What you are looking for',
      required: true,
      maxLength: maxLookupLength,
    },
    kind: {
      kind: 'choice',
      summary: 'Only one kind of thing',
      choices: entryKinds.map((kind) => ({
        value: kind,
        label: kindLabel(kind),
        alsoCalled: otherKindNames[kind],
      })),
    },
  },
  async run({ options: { words, kind } }, context) {
    const { library } = context
    const results = await resultsView(library, words, kind, 0)
    return (
      results ??
      (await hiddenView(context, kind === undefined ? entryKinds : [kind], words)) ??
      (await noResults(library, words, kind))
    )
  },
  actions: {
    open: {
      run({ value, chosen }, { library, settings }) {
        const [kind = '', id = ''] = (chosen[0] ?? value).split('/')
        return itemView(library, requireItem(kindOf(kind)), id, wantsPictures(settings.applied))
      },
    },
    page: {
      async run({ value }, { library }) {
        const [, page, kind, words = ''] = /^(\d+)\/([a-z]*)\/(.*)$/s.exec(value) ?? []
        const only = kindOf(kind ?? '')
        return (
          (await resultsView(library, words, only, Number(page ?? 0))) ??
          noResults(library, words, only)
        )
      },
    },
  },
})

function kindOf(word: string): EntryKind | undefined {
  return entryKinds.find((kind) => kind === word)
}

async function noResults(
  library: Library,
  typed: string,
  kind: EntryKind | undefined,
): Promise<Reply> {
  const index = await library.openSearch()
  const hits = index.search(typed, kind === undefined ? {} : { kinds: [kind] })
  return notFoundView(library, kind, typed, { closest: hits.slice(0, 5) })
}

/** Returns undefined if nothing matches well. */
async function resultsView(
  library: Library,
  typed: string,
  kind: EntryKind | undefined,
  page: number,
): Promise<Reply | undefined> {
  const index = await library.openSearch()
  const filter = kind === undefined ? {} : { kinds: [kind] }
  const words = wordsForButtons(index, typed, filter)
  const hits = index.search(words, filter)
  const strong = hits.filter((hit) => hit.isStrong)
  if (strong.length === 0) return undefined

  const pages = Math.ceil(strong.length / hitsPerPage)
  const at = Math.min(page, pages - 1)
  const shown = strong.slice(at * hitsPerPage, (at + 1) * hitsPerPage)
  const correction = index.didYouMean(typed)
  const canTurnPages = words.length <= maxWordsInButton
  function pageId(number: number): string {
    return componentId('search', 'page', `${number}/${kind ?? ''}/${words}`)
  }
  const blocks = [
    heading(`Search: ${truncate(typed, 60)}`),
    correction !== undefined && note('Did you mean ', { em: truncate(correction, 80) }, '?'),
    ...hitRows(library, shown, at * hitsPerPage + 1),
    note(
      canTurnPages || pages === 1
        ? `${formatCount(strong.length, 'match', 'matches')}, page ${at + 1} of ${pages}.`
        : `The first ${shown.length} of ${strong.length} matches. Fewer words find the others.`,
    ),
  ]
  if (!canTurnPages) return replyWith(...blocks)
  return shareableReply(
    pageId(at),
    ...blocks,
    buttons(
      at > 0 && button('◀ Back', pageId(at - 1)),
      at < pages - 1 && button('More ▶', pageId(at + 1)),
    ),
  )
}

/**
 * Returns words that find the same and are short enough for the buttons, so that every page is of one list; the words themselves if
 * the shorter ones find something else first.
 */
function wordsForButtons(index: SearchIndex, typed: string, filter: SearchFilter): string {
  if (typed.length <= maxWordsInButton) return typed
  const short = index.shorten(typed, maxWordsInButton)
  const [meant] = index.search(typed, filter, 1)
  const [found] = index.search(short, filter, 1)
  const isSame =
    meant?.id === found?.id && meant?.kind === found?.kind && meant?.isStrong === found?.isStrong
  return isSame ? short : typed
}
