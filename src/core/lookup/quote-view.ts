/** The view of a line: the words, who says them to whom, where, and why they matter. */
import { type ItemFilter, anotherAction } from './another.ts'
import { shortReference } from './short-reference.ts'
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Block,
  type Button,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { wholeLine } from '../pack/line-text.ts'
import { bylineOf, toPlainText } from '../reply/plain-text.ts'
import { drawQuoteCard } from '../picture/quote-card.ts'
import { characterName } from './scene-view.ts'

interface QuoteViewOptions {
  /** What “Another line” keeps to. */
  readonly filter?: ItemFilter
  /** Offers the line as a card, where pictures are shown. */
  readonly asPicture?: boolean
}

export function quoteView(
  library: Library,
  quote: Quote,
  { filter = {}, asPicture = false }: QuoteViewOptions = {},
): Reply {
  const themes = quote.themes.flatMap((id) => library.theme(id)?.name ?? [])
  return shareableReply(
    componentId('quote', 'open', quote.id),
    quoteBlock(library, quote),
    text({ strong: `${library.words.context}: ` }, quote.context),
    text({ strong: 'Why it matters: ' }, quote.significance),
    facts(themes.length > 0 && fact('Themes', themes.join(', '))),
    {
      kind: 'buttons',
      buttons: [
        button(`Another ${library.words.quote}`, anotherAction('quote', filter, quote.id)),
        button(`The ${library.units.name}`, componentId('scene', 'open', quote.scene)),
        button('Cite', componentId('quote', 'cite', quote.id)),
        button('Discuss', componentId('discuss', 'quote', quote.id)),
        saveButton('quote', quote.id),
      ],
      more: asPicture ? [button('As a picture', componentId('quote', 'card', quote.id))] : [],
    },
  )
}

/** The button that saves a line or a term to a person’s own flashcards. */
export function saveButton(kind: 'quote' | 'term', id: string): Button {
  return button('Save', componentId('review', 'save', `${kind}/${id}`))
}

/** The line with its speaker and scene, as every view shows it. */
export function quoteBlock(library: Library, quote: Quote): Extract<Block, { kind: 'quote' }> {
  return {
    kind: 'quote',
    line: [wholeLine(quote)],
    ...(quote.speaker === undefined ? {} : { speaker: characterName(library, quote.speaker) }),
    ...(quote.addressee === undefined
      ? {}
      : { addressee: characterName(library, quote.addressee) }),
    citation: shortReference(library, quote),
  }
}

/** The line as a card, to keep or to pass on, below the same in words. */
export function quoteCardView(
  library: Library,
  quote: Quote,
  { asPicture }: { readonly asPicture: boolean },
): Reply {
  const block = quoteBlock(library, quote)
  const [byline] = bylineOf(block)
  const card = { line: wholeLine(quote), byline, citation: block.citation }
  return shareableReply(
    componentId('quote', 'card', quote.id),
    asPicture ? { ...drawQuoteCard(card), instead: toPlainText({ blocks: [block] }) } : block,
    buttons(button(`Back to the ${library.words.quote}`, componentId('quote', 'open', quote.id))),
  )
}
