/** The view of a character: who they are, how they change, their relationships, what they say and where they appear. */
import type { Library } from '../pack/library.ts'
import type { Character } from '../pack/pack.ts'
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
  numberedList,
  separator,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { withArticle } from '../pack/unit-label.ts'
import { capitalise } from '../reply/capitalise.ts'
import { anotherAction } from './another.ts'
import { itemRefs, maxMenuOptions, openMenu } from './open-menu.ts'
import { characterName } from './scene-view.ts'

/** A longer part stands behind a button of its own, so that the character fits on a phone. */
const maxEntriesShown = 3

/** The parts of a character that can be long, by the action that shows them. */
const characterParts = {
  arc: 'How they change',
  ties: 'Relationships',
} as const
type CharacterPart = keyof typeof characterParts

export function characterView(library: Library, character: Character): Reply {
  const { id, name, role, description, arc, relationships } = character
  const lines = library.quotes.filter((quote) => quote.speaker === id)
  const scenes = library.scenes.filter((scene) => scene.characters.includes(id))
  const [first] = scenes
  const last = scenes.at(-1)
  const parts = [
    { part: 'arc', count: arc.length },
    { part: 'ties', count: relationships.length },
  ] as const
  const behindButtons = parts.filter(({ count }) => count > maxEntriesShown)
  return shareableReply(
    componentId('character', 'open', id),
    heading(name),
    note(role),
    text(description),
    separator(),
    ...parts
      .filter(({ count }) => count <= maxEntriesShown)
      .flatMap(({ part }) => partBlocks(library, character, part)),
    facts(
      first &&
        fact(
          capitalise(library.units.plural),
          first === last ? first.title : `from “${first.title}” to “${last?.title}”`,
        ),
    ),
    openMenu(
      library,
      `Open ${withArticle(library.units.name)} (${scenes.length})`,
      itemRefs(
        'scene',
        scenes.map(({ id }) => id),
      ),
    ),
    scenes.length > maxMenuOptions &&
      note(`The menu has the first ${maxMenuOptions} of ${scenes.length} ${library.units.plural}.`),
    buttons(
      ...behindButtons.map(({ part, count }) =>
        button(`${characterParts[part]} (${count})`, componentId('character', part, id)),
      ),
      lines.length > 0 &&
        button(
          lines.length === 1 ? 'Their line' : `A line (${lines.length})`,
          anotherAction('quote', { character: id }),
        ),
    ),
  )
}

/** One long part of a character in full. */
export function characterPartView(
  library: Library,
  character: Character,
  part: CharacterPart,
): Reply {
  return shareableReply(
    componentId('character', part, character.id),
    heading(character.name),
    ...partBlocks(library, character, part),
    openMenu(
      library,
      part === 'arc' ? `Open ${withArticle(library.units.name)}` : 'Open a character',
      part === 'arc'
        ? itemRefs(
            'scene',
            character.arc.map(({ scene }) => scene),
          )
        : itemRefs(
            'character',
            character.relationships.map((tie) => tie.with),
          ),
    ),
    buttons(button('Back', componentId('character', 'open', character.id))),
  )
}

function partBlocks(
  library: Library,
  { arc, relationships }: Character,
  part: CharacterPart,
): readonly Block[] {
  const title = text({ strong: characterParts[part] })
  if (part === 'arc') {
    if (arc.length === 0) return []
    return [
      title,
      numberedList(
        arc.map((moment) => [
          moment.text,
          ' ',
          { em: `(${library.scene(moment.scene)?.title ?? ''})` },
        ]),
      ),
    ]
  }
  if (relationships.length === 0) return []
  return [
    title,
    facts(
      ...[...Map.groupBy(relationships, (tie) => tie.with)].map(([other, ties]) =>
        fact(characterName(library, other), ties.map((tie) => tie.text).join(' ')),
      ),
    ),
  ]
}
