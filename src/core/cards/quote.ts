/** A line as a reply: the words, who says them to whom, where, and why they matter. */
import { citationStyles, citeGuide, citeWork, shortReference } from '../citation.ts'
import type { LibraryView } from '../library.ts'
import type { Quote } from '../pack.ts'
import { press } from '../press.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  say,
  text,
} from '../reply.ts'
import { saveButton } from './save.ts'
import { nameOf } from './scene.ts'

/** What the next line is chosen from; character and theme are ids. */
export interface QuoteFilter {
  readonly character?: string
  readonly theme?: string
}

/** The press that shows another line of the same filter than the one at hand. */
export function anotherQuote(library: LibraryView, filter: QuoteFilter, current?: Quote): string {
  // The number of the line, not its id: two ids and a third would not fit into an address.
  const at =
    current === undefined ? '' : library.quotes.findIndex((quote) => quote.id === current.id)
  return press('quote', 'another', `${filter.character ?? ''}/${filter.theme ?? ''}/${at}`)
}

export function quoteCard(library: LibraryView, quote: Quote, filter: QuoteFilter = {}): Reply {
  const themes = quote.themes.flatMap((id) => library.theme(id)?.name ?? [])
  return {
    ...say(
      quoteBlock(library, quote),
      text({ strong: 'When: ' }, quote.context),
      text({ strong: 'Why it matters: ' }, quote.significance),
      ...(themes.length > 0 ? [facts(fact('Themes', themes.join(', ')))] : []),
      buttons(
        button('Another line', anotherQuote(library, filter, quote)),
        button('The scene', press('scene', 'open', quote.scene)),
        button('Cite', press('quote', 'cite', quote.id)),
        button('Discuss', press('discuss', 'quote', quote.id)),
        saveButton('quote', quote.id),
      ),
    ),
    share: press('quote', 'open', quote.id),
  }
}

/** The line itself with its speaker and its place, as it stands in every card. */
export function quoteBlock(library: LibraryView, quote: Quote): Block {
  const scene = library.scene(quote.scene)
  return {
    kind: 'quote',
    line: [quote.line],
    speaker: nameOf(library, quote.speaker),
    ...(quote.addressee === undefined ? {} : { addressee: nameOf(library, quote.addressee) }),
    citation: shortReference(library.pack, scene?.title ?? '', library.place(quote.scene)),
  }
}

/** How to cite the line: the work and the study guide in three styles. */
export function citationCard(library: LibraryView, quote: Quote): Reply {
  const { work, guide } = library.pack
  return {
    ...say(
      heading('How to cite this line'),
      quoteBlock(library, quote),
      text({ strong: `The ${work.kind}` }),
      facts(...citationStyles.map((style) => fact(style, ...citeWork(work, style)))),
      text({ strong: 'The study guide' }),
      facts(...citationStyles.map((style) => fact(style, ...citeGuide(guide, style)))),
      note('Add the time code of your own copy where your teacher asks for one.'),
      buttons(button('Back to the line', press('quote', 'open', quote.id))),
    ),
    share: press('quote', 'cite', quote.id),
  }
}
