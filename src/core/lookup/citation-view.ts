/** How to cite a line: in the essay itself, and in its list of sources. */
import { localDate } from '../calendar/local-time.ts'
import { componentId } from '../command/component-id.ts'
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import {
  type Block,
  type Reply,
  type RichText,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { type CitationStyle, citationStyles, cite } from './citation/citation.ts'
import { citationNotes } from './citation/citation-notes.ts'
import { citeInText } from './citation/in-text.ts'
import { locatorOf } from './citation/locator.ts'
import { sourceOfGuide, sourceOfWork } from './citation/source.ts'
import { quoteBlock } from './quote-view.ts'

/** `at` is when somebody asked, epoch milliseconds: web pages are cited with the day on which they were read. */
export function citationView(library: Library, quote: Quote, at: number): Reply {
  const { work, guide, language } = library.pack
  const today = localDate('UTC', at)
  const source = sourceOfWork(work, { language, today })
  const guideSource = guide === undefined ? [] : [sourceOfGuide(guide, { language, today })]
  const locator = locatorOf(library, quote)
  const notes = citationNotes(library, locator, [source, ...guideSource])
  return shareableReply(
    componentId('quote', 'cite', quote.id),
    heading(`How to cite this ${library.words.quote}`),
    quoteBlock(library, quote),
    text({ strong: 'In your essay, right after it' }),
    inEachStyle((style) => citeInText(source, style, locator), { Chicago: 'Chicago, as a note' }),
    text({
      strong: `In your list of sources: the ${work.kind === 'non-fiction' ? 'book' : work.kind}`,
    }),
    inEachStyle((style) => cite(source, style)),
    ...guideSource.flatMap((each) => [
      text({ strong: 'If you used the study guide too' }),
      inEachStyle((style) => cite(each, style)),
    ]),
    notes.length > 0 && note(notes.join(' ')),
    buttons(button(`Back to the ${library.words.quote}`, componentId('quote', 'open', quote.id))),
  )
}

function inEachStyle(
  write: (style: CitationStyle) => RichText,
  labels: Readonly<Partial<Record<CitationStyle, string>>> = {},
): Block {
  return facts(
    ...citationStyles.map((style) => ({
      ...fact(labels[style] ?? style, ...write(style)),
      copy: true as const,
    })),
  )
}
