import { defineCommand } from '../src/core/command/command.ts'
import { type ItemFilter, parseAnother, pickAnother } from '../src/core/lookup/another.ts'
import {
  findItem,
  hitList,
  itemOption,
  notFoundView,
  requireItem,
} from '../src/core/lookup/find-item.ts'
import { citationView, quoteCardView, quoteView } from '../src/core/lookup/quote-view.ts'
import type { Library } from '../src/core/pack/library.ts'
import type { Quote } from '../src/core/pack/pack.ts'
import { showsPictures } from '../src/core/picture/shows-pictures.ts'
import { type Reply, note } from '../src/core/reply/reply.ts'
import { truncate } from '../src/core/reply/truncate.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { normaliseText } from '../src/core/search/tokenise.ts'

/** `/quote`: a line found by half-remembered words, or a random one of a character or about a theme. */
export default defineCommand({
  name: 'quote',
  alsoCalled: ['line', 'lines', 'quotation', 'quotations'],
  summary: 'Find a line you half remember, or get a random one',
  audience: 'choice',
  followsPerson: true,
  options: {
    words: itemOption('Words you remember; leave out for a random line', 'quote'),
    character: itemOption('Only lines by this character', 'character'),
    theme: itemOption('Only lines about this theme', 'theme'),
  },
  async run({ options, seed, room }, { library, settings }) {
    const asPicture = showsPictures(room, settings.applied)
    const named = options.words === undefined ? {} : namedFilter(library, options.words)
    const filter = {
      ...named,
      ...(await filterFor(library, 'character', options.character)),
      ...(await filterFor(library, 'theme', options.theme)),
    }
    return options.words === undefined || Object.keys(named).length > 0
      ? anyQuote(library, filter, { seed, asPicture })
      : bestQuote(library, options.words, filter, asPicture)
  },
  actions: {
    open: {
      run: ({ value, room }, { library, settings }) =>
        quoteView(
          library,
          requireItem(library.quote(value)),
          {},
          showsPictures(room, settings.applied),
        ),
    },
    card: {
      run: ({ value, room }, { library, settings }) =>
        quoteCardView(
          library,
          requireItem(library.quote(value)),
          showsPictures(room, settings.applied),
        ),
    },
    cite: {
      run: ({ value }, { library }) => citationView(library, requireItem(library.quote(value))),
    },
    another: {
      run({ value, seed, room }, { library, settings }) {
        const { filter, currentId } = parseAnother('quote', value)
        const asPicture = showsPictures(room, settings.applied)
        return anyQuote(library, filter, { seed, currentId, asPicture })
      },
    },
  },
})

/** Reads “by Samantha” and “about love” as the filters that they are, where that is exactly somebody’s or a theme’s name. */
function namedFilter(library: Library, words: string): ItemFilter {
  const [, who] = /^(?:by|from|of|character) (.+)$/i.exec(words) ?? []
  const [, what] = /^(?:about|on|theme) (?:the )?(.+)$/i.exec(words) ?? []
  const character = who && library.characters.find((each) => isCalled(each, who))
  if (character) return { character: character.id }
  const theme = what && library.themes.find((each) => isCalled(each, what))
  return theme ? { theme: theme.id } : {}
}

function isCalled(
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  words: string,
): boolean {
  return [name, ...aliases].some((each) => normaliseText(each) === normaliseText(words))
}

/** Finds the character or theme that somebody named. Throws a UserError that lists the known ones. */
async function filterFor(
  library: Library,
  kind: 'character' | 'theme',
  words: string | undefined,
): Promise<ItemFilter> {
  if (words === undefined) return {}
  const found = await findItem(library, [kind], words)
  if (!('closest' in found)) return { [kind]: found.id }
  const names = (kind === 'character' ? library.characters : library.themes).map(({ name }) => name)
  throw new UserError(
    `No ${kind} matches `,
    { em: truncate(words, 80) },
    `. Try one of these: ${names.join(', ')}.`,
  )
}

function quotesFor(library: Library, { character, theme }: ItemFilter): readonly Quote[] {
  return library.quotes.filter(
    (quote) =>
      (character === undefined || quote.speaker === character) &&
      (theme === undefined || quote.themes.includes(theme)),
  )
}

function anyQuote(
  library: Library,
  filter: ItemFilter,
  { seed, currentId = '', asPicture }: { seed: number; currentId?: string; asPicture: boolean },
): Reply {
  const quote = pickAnother(quotesFor(library, filter), currentId, seed)
  if (quote === undefined) {
    throw new UserError('No line matches that. Try it without the character or the theme.')
  }
  return quoteView(library, quote, filter, asPicture)
}

async function bestQuote(
  library: Library,
  words: string,
  filter: ItemFilter,
  asPicture: boolean,
): Promise<Reply> {
  const found = await findItem(library, ['quote'], words)
  if ('closest' in found) return notFoundView('line', words, found)
  const allowedIds = new Set(quotesFor(library, filter).map(({ id }) => id))
  const others = found.others.filter((hit) => allowedIds.has(hit.id))
  const id = allowedIds.has(found.id) ? found.id : others.shift()?.id
  if (id === undefined) {
    throw new UserError('No line with these words matches that character or theme.')
  }
  const view = quoteView(library, requireItem(library.quote(id)), filter, asPicture)
  if (others.length === 0) return view
  const more = [note('Other lines that match:'), ...hitList(others, 'Open another match')]
  return { ...view, blocks: [...view.blocks, ...more] }
}
