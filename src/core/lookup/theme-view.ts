/** The view of a theme: the idea, and the scenes and lines that show it. */
import type { Library } from '../pack/library.ts'
import type { Theme } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  heading,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { anotherAction } from './another.ts'
import { characterName } from './scene-view.ts'

export function themeView(library: Library, theme: Theme): Reply {
  const evidence = theme.evidence.map((moment): RichText => {
    const quote = moment.quote === undefined ? undefined : library.quote(moment.quote)
    const scene = library.scene(moment.scene)
    const line =
      quote === undefined
        ? ''
        : ` “${truncate(quote.line, 120)}” (${characterName(library, quote.speaker)})`
    return [{ strong: `${scene?.title ?? ''}: ` }, moment.text, line]
  })
  const hasQuestions = library.questions.some((question) => question.themes.includes(theme.id))
  const hasLines = library.quotes.some((quote) => quote.themes.includes(theme.id))
  return shareableReply(
    componentId('theme', 'open', theme.id),
    heading(theme.name),
    text(theme.idea),
    text({ strong: 'Evidence' }),
    bullets(evidence),
    buttons(
      hasLines && button('A line', anotherAction('quote', { theme: theme.id })),
      hasQuestions && button('Discuss', componentId('discuss', 'theme', theme.id)),
    ),
  )
}
