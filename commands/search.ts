import { itemView } from '../src/core/lookup/item-view.ts'
import { defineCommand } from '../src/core/command/command.ts'
import type { Library } from '../src/core/pack/library.ts'
import { hitList, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import { componentId } from '../src/core/command/component-id.ts'
import {
  type Reply,
  button,
  buttons,
  heading,
  note,
  shareableReply,
} from '../src/core/reply/reply.ts'
import { type EntryKind, entryKinds, kindLabel } from '../src/core/pack/sections.ts'
import { formatCount } from '../src/core/reply/format.ts'
import { truncate } from '../src/core/reply/truncate.ts'

const hitsPerPage = 8

/** `/search`: everything that matches, best first, one page at a time. */
export default defineCommand({
  name: 'search',
  alsoCalled: ['find', 'look up', 'look for', 'lookup', 'google'],
  summary: 'Search scenes, lines, characters, themes, questions and terms',
  audience: 'choice',
  options: {
    words: { kind: 'text', summary: 'What you are looking for', required: true, maxLength: 70 },
    kind: {
      kind: 'choice',
      summary: 'Only one kind of thing',
      choices: entryKinds.map((kind) => ({ value: kind, label: kindLabel(kind) })),
    },
  },
  run: ({ options }, { library }) => resultsView(library, options.words, options.kind, 0),
  actions: {
    open: {
      run({ value, chosen }, { library }) {
        const [kind = '', id = ''] = (chosen[0] ?? value).split('/')
        return itemView(library, requireItem(kindOf(kind)), id)
      },
    },
    page: {
      run({ value }, { library }) {
        const [, page, kind, words = ''] = /^(\d+)\/([a-z]*)\/(.*)$/s.exec(value) ?? []
        return resultsView(library, words, kindOf(kind ?? ''), Number(page ?? 0))
      },
    },
  },
})

function kindOf(word: string): EntryKind | undefined {
  return entryKinds.find((kind) => kind === word)
}

async function resultsView(
  library: Library,
  words: string,
  kind: EntryKind | undefined,
  page: number,
): Promise<Reply> {
  const index = await library.openSearch()
  const hits = index.search(words, kind === undefined ? {} : { kinds: [kind] })
  const strong = hits.filter((hit) => hit.isStrong)
  if (strong.length === 0) return notFoundView('entry', words, { closest: hits.slice(0, 5) })

  const pages = Math.ceil(strong.length / hitsPerPage)
  const at = Math.min(page, pages - 1)
  const shown = strong.slice(at * hitsPerPage, (at + 1) * hitsPerPage)
  const correction = index.didYouMean(words)
  function pageId(number: number): string {
    return componentId('search', 'page', `${number}/${kind ?? ''}/${words}`)
  }
  return shareableReply(
    pageId(at),
    heading(`Search: ${truncate(words, 60)}`),
    correction !== undefined && note('Did you mean ', { em: truncate(correction, 80) }, '?'),
    ...hitList(shown, 'Open one of these'),
    note(`${formatCount(strong.length, 'match', 'matches')}, page ${at + 1} of ${pages}.`),
    buttons(
      at > 0 && button('◀ Back', pageId(at - 1)),
      at < pages - 1 && button('More ▶', pageId(at + 1)),
    ),
  )
}
