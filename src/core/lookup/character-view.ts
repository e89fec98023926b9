/** The view of a character: who they are, how they change, their relationships, what they say and where they appear. */
import type { Library } from '../pack/library.ts'
import type { Character } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Reply,
  bullets,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  numberedList,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { anotherAction } from './another.ts'
import { characterName } from './scene-view.ts'

export function characterView(library: Library, character: Character): Reply {
  const lines = library.quotes.filter((quote) => quote.speaker === character.id)
  const scenes = library.scenes.filter((scene) => scene.characters.includes(character.id))
  const [first] = scenes
  const { arc, relationships } = character
  return shareableReply(
    componentId('character', 'open', character.id),
    heading(character.name),
    note(character.role),
    text(character.description),
    arc.length > 0 && text({ strong: 'How they change' }),
    numberedList(
      arc.map((moment) => [
        moment.text,
        ' ',
        { em: `(${library.scene(moment.scene)?.title ?? ''})` },
      ]),
    ),
    relationships.length > 0 && text({ strong: 'Relationships' }),
    facts(...relationships.map((other) => fact(characterName(library, other.with), other.text))),
    lines.length > 0 &&
      text({ strong: lines.length > 3 ? `Lines (3 of ${lines.length})` : 'Lines' }),
    bullets(lines.slice(0, 3).map((quote) => [`“${truncate(quote.line, 140)}”`])),
    facts(fact('Scenes', scenes.map((scene) => scene.title).join(' · '))),
    buttons(
      lines.length > 0 && button('A line', anotherAction('quote', { character: character.id })),
      first && button('First scene', componentId('scene', 'open', first.id)),
    ),
  )
}
