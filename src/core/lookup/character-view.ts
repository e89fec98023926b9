/** The view of a character: who they are, how they change, their relationships, what they say and where they appear. */
import type { Library } from '../pack/library.ts'
import type { Moment } from '../pack/moment.ts'
import type { Character } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  replyWith,
  numberedList,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { anotherAction } from './another.ts'
import { characterName } from './scene-view.ts'

export function characterView(library: Library, character: Character): Reply {
  const lines = library.quotes.filter((quote) => quote.speaker === character.id)
  const scenes = library.scenes.filter((scene) => scene.characters.includes(character.id))
  const [first] = scenes
  return {
    ...replyWith(
      heading(character.name),
      note(character.role),
      text(character.description),
      ...titledBlocks(
        'How they change',
        character.arc.length > 0 ? numberedList(formatMoments(library, character.arc)) : undefined,
      ),
      ...titledBlocks(
        'Relationships',
        character.relationships.length > 0
          ? facts(
              ...character.relationships.map((relationship) =>
                fact(characterName(library, relationship.with), relationship.text),
              ),
            )
          : undefined,
      ),
      ...titledBlocks(
        lines.length > 3 ? `Lines (3 of ${lines.length})` : 'Lines',
        lines.length > 0
          ? bullets(lines.slice(0, 3).map((quote) => [`“${truncate(quote.line, 140)}”`]))
          : undefined,
      ),
      facts(fact('Scenes', scenes.map((scene) => scene.title).join(' · '))),
      buttons(
        ...(lines.length > 0
          ? [button('A line', anotherAction('quote', { character: character.id }))]
          : []),
        ...(first === undefined
          ? []
          : [button('First scene', componentId('scene', 'open', first.id))]),
      ),
    ),
    share: componentId('character', 'open', character.id),
  }
}

function formatMoments(library: Library, moments: readonly Moment[]): readonly RichText[] {
  return moments.map((moment) => [
    moment.text,
    ' ',
    { em: `(${library.scene(moment.scene)?.title ?? ''})` },
  ])
}

function titledBlocks(title: string, block: Block | undefined): readonly Block[] {
  return block === undefined ? [] : [text({ strong: title }), block]
}
