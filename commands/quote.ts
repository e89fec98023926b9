import { defineCommand } from '../src/core/command/command.ts'
import { bestQuote, quotesFor } from '../src/core/lookup/best-quote.ts'
import { type ItemFilter, parseAnother, pickAnother } from '../src/core/lookup/another.ts'
import { findItem, itemOption, requireItem } from '../src/core/lookup/find-item.ts'
import { itemName } from '../src/core/lookup/open-menu.ts'
import { suggestItems } from '../src/core/lookup/suggest-items.ts'
import { quoteCardView, quoteView } from '../src/core/lookup/quote-view.ts'
import { filterWords } from '../src/core/lookup/kind-label.ts'
import type { Library } from '../src/core/pack/library.ts'
import { pluralOf } from '../src/core/pack/unit-label.ts'
import { showsPictures } from '../src/core/picture/shows-pictures.ts'
import type { Reply } from '../src/core/reply/reply.ts'
import { typedWords } from '../src/core/lookup/typed-words.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { normaliseIn } from '../src/core/search/language.ts'
import { languageOf } from '../src/core/search/languages/language-of.ts'

/** `/quote`: a line found by half-remembered words, or a random one of a character or about a theme. */
export default defineCommand({
  name: 'quote',
  alsoCalled: ['line', 'lines', 'quotation', 'quotations'],
  summary: 'Find a line you half remember, or get a random one',
  audience: 'choice',
  followsPerson: true,
  options: {
    words: itemOption('Words you remember; leave out for a random line', 'quote'),
    character: {
      ...itemOption('Only lines by this character', 'character'),
      suggest: (typed, { library }) => suggestWithLines(library, typed, 'character'),
    },
    theme: {
      ...itemOption('Only lines about this theme', 'theme'),
      suggest: (typed, { library }) => suggestWithLines(library, typed, 'theme'),
    },
  },
  async run({ options, seed, room }, context) {
    const { library, settings } = context
    const asPicture = showsPictures(room, settings.applied)
    const named = options.words === undefined ? {} : namedFilter(library, options.words)
    const filter = {
      ...named,
      ...(await filterFor(library, 'character', options.character)),
      ...(await filterFor(library, 'theme', options.theme)),
    }
    return options.words === undefined || Object.keys(named).length > 0
      ? anyQuote(library, filter, { seed, asPicture })
      : bestQuote(context, options.words, { filter, asPicture })
  },
  actions: {
    open: {
      run: ({ value, room }, { library, settings }) =>
        quoteView(library, requireItem(library.quote(value)), {
          asPicture: showsPictures(room, settings.applied),
        }),
    },
    card: {
      run: ({ value, room }, { library, settings }) =>
        quoteCardView(library, requireItem(library.quote(value)), {
          asPicture: showsPictures(room, settings.applied),
        }),
    },
    cite: {
      // Loaded when somebody first cites, so that the bot starts without it.
      async run({ value, at }, { library }) {
        const { citationView } = await import('../src/core/lookup/citation-view.ts')
        return citationView(library, requireItem(library.quote(value)), at)
      },
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
  const character = who && library.characters.find((each) => isCalled(library, each, who))
  if (character) return { character: character.id }
  const theme = what && library.themes.find((each) => isCalled(library, each, what))
  return theme ? { theme: theme.id } : {}
}

function isCalled(
  { pack }: Library,
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  words: string,
): boolean {
  const language = languageOf(pack.language)
  const typed = normaliseIn(language, words)
  return [name, ...aliases].some((each) => normaliseIn(language, each) === typed)
}

/** Finds the character or theme that somebody named. Throws a UserError that lists the known ones. */
async function filterFor(
  library: Library,
  kind: 'character' | 'theme',
  words: string | undefined,
): Promise<ItemFilter> {
  if (words === undefined) return {}
  const found = await findItem(library, [kind], words)
  if (!('closest' in found) && hasLines(library, kind, found.id)) return { [kind]: found.id }
  const items = kind === 'character' ? library.characters : library.themes
  const names = items.filter(({ id }) => hasLines(library, kind, id)).map(({ name }) => name)
  const name = 'closest' in found ? undefined : itemName(library, found)
  throw new UserError(
    name === undefined
      ? `No ${kind} matches `
      : `There are no ${pluralOf(library.words.quote)} for `,
    { em: name ?? typedWords(words) },
    `. Try one of these: ${names.join(', ')}.`,
  )
}

/** Suggests only names that lead to a line. */
async function suggestWithLines(library: Library, typed: string, kind: 'character' | 'theme') {
  const found = await suggestItems(library, typed, [kind])
  return found.filter(({ value }) => hasLines(library, kind, value))
}

function hasLines(library: Library, kind: 'character' | 'theme', id: string): boolean {
  return quotesFor(library, { [kind]: id }).length > 0
}

function anyQuote(
  library: Library,
  filter: ItemFilter,
  { seed, currentId = '', asPicture }: { seed: number; currentId?: string; asPicture: boolean },
): Reply {
  const quote = pickAnother(quotesFor(library, filter), currentId, seed)
  if (quote === undefined) {
    throw new UserError(
      `No ${library.words.quote} matches that. Try it without the ${filterWords(library)}.`,
    )
  }
  return quoteView(library, quote, { filter, asPicture })
}
