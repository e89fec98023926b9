/** A theme as a reply: the idea, and the scenes and lines that show it. */
import type { LibraryView } from '../library.ts'
import type { Theme } from '../pack.ts'
import { press } from '../press.ts'
import { type Reply, type Text, bullets, button, buttons, heading, say, text } from '../reply.ts'
import { shorten } from '../search/search.ts'
import { anotherQuote } from './quote.ts'
import { nameOf } from './scene.ts'

export function themeCard(library: LibraryView, theme: Theme): Reply {
  const evidence = theme.evidence.map((moment): Text => {
    const quote = moment.quote === undefined ? undefined : library.quote(moment.quote)
    const scene = library.scene(moment.scene)
    const line =
      quote === undefined
        ? ''
        : ` “${shorten(quote.line, 120)}” (${nameOf(library, quote.speaker)})`
    return [{ strong: `${scene?.title ?? ''}: ` }, moment.text, line]
  })
  const asks = library.questions.some((question) => question.themes.includes(theme.id))
  const lines = library.quotes.some((quote) => quote.themes.includes(theme.id))
  return {
    ...say(
      heading(theme.name),
      text(theme.idea),
      text({ strong: 'Evidence' }),
      bullets(evidence),
      buttons(
        ...(lines ? [button('A line', anotherQuote(library, { theme: theme.id }))] : []),
        ...(asks ? [button('Discuss', press('discuss', 'theme', theme.id))] : []),
      ),
    ),
    share: press('theme', 'open', theme.id),
  }
}
