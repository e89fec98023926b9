import { type QuoteFilter, citationView, quoteView } from '../src/core/lookup/quote-view.ts'
import { pick } from '../src/core/platform/random.ts'
import { defineCommand } from '../src/core/command/command.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import type { Library } from '../src/core/pack/library.ts'
import { hitList, findItem, notFoundView, requireItem } from '../src/core/lookup/find-item.ts'
import type { Quote } from '../src/core/pack/pack.ts'
import { type Reply, note } from '../src/core/reply/reply.ts'

/** `/quote`: a line from half-remembered words, of a character, on a theme, or any. */
export default defineCommand({
  name: 'quote',
  summary: 'Find a line from half-remembered words, or get any line',
  audience: 'choice',
  options: {
    words: {
      kind: 'text',
      summary: 'Words you remember; leave it out for any line',
      maxLength: 120,
      suggest: (typed, { library }) => library.search.suggest(typed, ['quote']),
    },
    character: {
      kind: 'text',
      summary: 'Only lines of this character',
      maxLength: 75,
      suggest: (typed, { library }) => library.search.suggest(typed, ['character']),
    },
    theme: {
      kind: 'text',
      summary: 'Only lines on this theme',
      maxLength: 75,
      suggest: (typed, { library }) => library.search.suggest(typed, ['theme']),
    },
  },
  run({ options, seed }, { library }) {
    const filter = {
      ...filterFor(library, 'character', options.character),
      ...filterFor(library, 'theme', options.theme),
    }
    return options.words === undefined
      ? anyQuote(library, filter, seed)
      : bestQuote(library, options.words, filter)
  },
  actions: {
    open: {
      run: ({ value }, { library }) => quoteView(library, requireItem(library.quote(value))),
    },
    cite: {
      run: ({ value }, { library }) => citationView(library, requireItem(library.quote(value))),
    },
    another: {
      run({ value, seed }, { library }) {
        const [character, theme, current] = value.split('/')
        const filter = { ...(character ? { character } : {}), ...(theme ? { theme } : {}) }
        return anyQuote(library, filter, seed, library.quotes[Number(current || NaN)])
      },
    },
  },
})

/** The character or theme that a person names, as part of a filter. */
function filterFor(
  library: Library,
  kind: 'character' | 'theme',
  words: string | undefined,
): QuoteFilter {
  if (words === undefined) return {}
  const found = findItem(library, [kind], words)
  if (!('closest' in found)) return { [kind]: found.id }
  const known = (kind === 'character' ? library.characters : library.themes).map(({ name }) => name)
  throw new UserError(`No ${kind} matches `, { em: words }, `. There are: ${known.join(', ')}.`)
}

function matching(library: Library, { character, theme }: QuoteFilter): readonly Quote[] {
  return library.quotes.filter(
    (quote) =>
      (character === undefined || quote.speaker === character) &&
      (theme === undefined || quote.themes.includes(theme)),
  )
}

function anyQuote(library: Library, filter: QuoteFilter, seed: number, current?: Quote): Reply {
  const all = matching(library, filter)
  const others = all.length > 1 ? all.filter((quote) => quote !== current) : all
  const quote = pick(others, seed)
  if (quote === undefined) {
    throw new UserError('No line in this part fits that. Try without the character or the theme.')
  }
  return quoteView(library, quote, filter)
}

function bestQuote(library: Library, words: string, filter: QuoteFilter): Reply {
  const found = findItem(library, ['quote'], words)
  if ('closest' in found) return notFoundView('line', words, found.closest)
  const fitting = new Set(matching(library, filter).map((quote) => quote.id))
  const [id, ...others] = [found.id, ...found.others.map((hit) => hit.id)].filter((hit) =>
    fitting.has(hit),
  )
  if (id === undefined) {
    throw new UserError('No line with these words fits the character or theme you named.')
  }
  const card = quoteView(library, requireItem(library.quote(id)), filter)
  const more = found.others.filter((hit) => others.includes(hit.id))
  if (more.length === 0) return card
  return {
    ...card,
    blocks: [
      ...card.blocks,
      note('Other lines that match:'),
      ...hitList(more, 'Open another match'),
    ],
  }
}
