/** A character as a reply: who they are, how they change, whom they are tied to, what they say and where they appear. */
import type { LibraryView } from '../library.ts'
import type { Character, Moment } from '../pack.ts'
import { press } from '../press.ts'
import {
  type Block,
  type Reply,
  type Text,
  bullets,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  say,
  steps,
  text,
} from '../reply.ts'
import { shorten } from '../search/search.ts'
import { anotherQuote } from './quote.ts'
import { nameOf } from './scene.ts'

export function characterCard(library: LibraryView, character: Character): Reply {
  const lines = library.quotes.filter((quote) => quote.speaker === character.id)
  const scenes = library.scenes.filter((scene) => scene.characters.includes(character.id))
  const [first] = scenes
  return {
    ...say(
      heading(character.name),
      note(character.role),
      text(character.description),
      ...titled(
        'How they change',
        character.arc.length > 0 ? steps(moments(library, character.arc)) : undefined,
      ),
      ...titled(
        'Ties to others',
        character.relationships.length > 0
          ? facts(
              ...character.relationships.map((tie) => fact(nameOf(library, tie.with), tie.text)),
            )
          : undefined,
      ),
      ...titled(
        lines.length > 3 ? `Lines (3 of ${lines.length})` : 'Lines',
        lines.length > 0
          ? bullets(lines.slice(0, 3).map((quote) => [`“${shorten(quote.line, 140)}”`]))
          : undefined,
      ),
      facts(fact('Scenes', scenes.map((scene) => scene.title).join(' · '))),
      buttons(
        ...(lines.length > 0
          ? [button('A line', anotherQuote(library, { character: character.id }))]
          : []),
        ...(first === undefined ? [] : [button('First scene', press('scene', 'open', first.id))]),
      ),
    ),
    share: press('character', 'open', character.id),
  }
}

function moments(library: LibraryView, list: readonly Moment[]): readonly Text[] {
  return list.map((moment) => [
    moment.text,
    ' ',
    { em: `(${library.scene(moment.scene)?.title ?? ''})` },
  ])
}

function titled(title: string, block: Block | undefined): readonly Block[] {
  return block === undefined ? [] : [text({ strong: title }), block]
}
