/** A line as a reply: the words, who says them to whom, where, and why they matter. */
import { citationStyles, citeGuide, citeWork, shortReference } from './citation.ts'
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  replyWith,
  text,
} from '../reply/reply.ts'
import { saveButton } from './save-button.ts'
import { characterName } from './scene-view.ts'

/** What the next line is chosen from; character and theme are ids. */
export interface QuoteFilter {
  readonly character?: string
  readonly theme?: string
}

/** The press that shows another line of the same filter than the one at hand. */
export function anotherQuoteAction(library: Library, filter: QuoteFilter, current?: Quote): string {
  // The number of the line, not its id: two ids and a third would not fit into an address.
  const at =
    current === undefined ? '' : library.quotes.findIndex((quote) => quote.id === current.id)
  return componentId('quote', 'another', `${filter.character ?? ''}/${filter.theme ?? ''}/${at}`)
}

export function quoteView(library: Library, quote: Quote, filter: QuoteFilter = {}): Reply {
  const themes = quote.themes.flatMap((id) => library.theme(id)?.name ?? [])
  return {
    ...replyWith(
      quoteBlock(library, quote),
      text({ strong: 'When: ' }, quote.context),
      text({ strong: 'Why it matters: ' }, quote.significance),
      ...(themes.length > 0 ? [facts(fact('Themes', themes.join(', ')))] : []),
      buttons(
        button('Another line', anotherQuoteAction(library, filter, quote)),
        button('The scene', componentId('scene', 'open', quote.scene)),
        button('Cite', componentId('quote', 'cite', quote.id)),
        button('Discuss', componentId('discuss', 'quote', quote.id)),
        saveButton('quote', quote.id),
      ),
    ),
    share: componentId('quote', 'open', quote.id),
  }
}

/** The line itself with its speaker and its place, as it stands in every card. */
export function quoteBlock(library: Library, quote: Quote): Block {
  const scene = library.scene(quote.scene)
  return {
    kind: 'quote',
    line: [quote.line],
    speaker: characterName(library, quote.speaker),
    ...(quote.addressee === undefined
      ? {}
      : { addressee: characterName(library, quote.addressee) }),
    citation: shortReference(library.pack, scene?.title ?? '', library.sceneNumber(quote.scene)),
  }
}

/** How to cite the line: the work and the study guide in three styles. */
export function citationView(library: Library, quote: Quote): Reply {
  const { work, guide } = library.pack
  return {
    ...replyWith(
      heading('How to cite this line'),
      quoteBlock(library, quote),
      text({ strong: `The ${work.kind}` }),
      facts(...citationStyles.map((style) => fact(style, ...citeWork(work, style)))),
      text({ strong: 'The study guide' }),
      facts(...citationStyles.map((style) => fact(style, ...citeGuide(guide, style)))),
      note('Add the time code of your own copy where your teacher asks for one.'),
      buttons(button('Back to the line', componentId('quote', 'open', quote.id))),
    ),
    share: componentId('quote', 'cite', quote.id),
  }
}
