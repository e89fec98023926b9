/** The view of a theme: the idea, and the scenes and lines that show it. */
import type { Library } from '../pack/library.ts'
import { withArticle } from '../pack/unit-label.ts'
import { lineOnOneLine } from '../pack/line-text.ts'
import type { Theme } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  separator,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { anotherAction } from './another.ts'
import { openMenu } from './open-menu.ts'
import { characterName } from './scene-view.ts'

/** The rest stands behind a button, so that the theme fits on a phone. */
const maxEvidenceShown = 3

export function themeView(library: Library, theme: Theme): Reply {
  const { id, name, idea, evidence } = theme
  const hasQuestions = library.questions.some((question) => question.themes.includes(id))
  const hasLines = library.quotes.some((quote) => quote.themes.includes(id))
  return shareableReply(
    componentId('theme', 'open', id),
    heading(name),
    text(idea),
    separator(),
    text({ strong: 'Evidence' }),
    bullets(evidence.slice(0, maxEvidenceShown).map((moment) => formatMoment(library, moment))),
    evidenceMenu(library, theme),
    buttons(
      evidence.length > maxEvidenceShown &&
        button(`All the evidence (${evidence.length})`, componentId('theme', 'evidence', id)),
      hasLines && button(`A ${library.words.quote}`, anotherAction('quote', { theme: id })),
      hasQuestions && button('Discuss', componentId('discuss', 'theme', id)),
    ),
  )
}

/** Everything that shows the theme. */
export function themeEvidenceView(library: Library, theme: Theme): Reply {
  const { id, name, evidence } = theme
  return shareableReply(
    componentId('theme', 'evidence', id),
    heading(`Evidence for “${name}”`),
    bullets(evidence.map((moment) => formatMoment(library, moment))),
    evidenceMenu(library, theme),
    buttons(button('Back', componentId('theme', 'open', id))),
  )
}

function evidenceMenu(library: Library, { evidence }: Theme): Block {
  return openMenu(
    library,
    `Open ${withArticle(library.units.name)} or ${library.words.quote}`,
    evidence.flatMap(({ scene, quote }) => [
      { kind: 'scene', id: scene } as const,
      ...(quote === undefined ? [] : [{ kind: 'quote', id: quote } as const]),
    ]),
  )
}

function formatMoment(library: Library, moment: Theme['evidence'][number]): RichText {
  const quote = moment.quote === undefined ? undefined : library.quote(moment.quote)
  const speaker = quote?.speaker === undefined ? '' : ` (${characterName(library, quote.speaker)})`
  const line = quote === undefined ? '' : ` ${quoteWords(lineOnOneLine(quote), 120)}${speaker}`
  return [{ strong: `${library.scene(moment.scene)?.title ?? ''}: ` }, moment.text, line]
}
