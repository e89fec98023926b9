/** A scene as a reply: its place in the story, what happens, who is there, its themes and lines. */
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Button,
  type Reply,
  button,
  buttons,
  bullets,
  fact,
  facts,
  heading,
  note,
  replyWith,
  numberedList,
  text,
} from '../reply/reply.ts'
import { truncate } from '../search/search.ts'

export function sceneView(library: Library, scene: Scene): Reply {
  const lines = library.quotes.filter((quote) => quote.scene === scene.id)
  const shown = lines
    .slice(0, 3)
    .map((quote) => [`“${truncate(quote.line, 140)}” — ${characterName(library, quote.speaker)}`])
  const people = scene.characters.flatMap((id) => library.character(id)?.name ?? [])
  const themes = scene.themes.flatMap((id) => library.theme(id)?.name ?? [])
  return {
    ...replyWith(
      heading(scene.title),
      note(`Scene ${library.sceneNumber(scene.id)} of ${library.pack.part}. ${scene.setting}`),
      text(scene.summary),
      numberedList(scene.events.map((event) => [event])),
      facts(
        ...(people.length > 0 ? [fact('Who', people.join(', '))] : []),
        ...(themes.length > 0 ? [fact('Themes', themes.join(', '))] : []),
      ),
      bullets(shown),
      buttons(...sceneButtons(library, scene, lines.length)),
    ),
    share: componentId('scene', 'open', scene.id),
  }
}

function sceneButtons(library: Library, scene: Scene, lines: number): readonly Button[] {
  const before = library.adjacentScene(scene.id, -1)
  const after = library.adjacentScene(scene.id, 1)
  const asks = library.questions.some((question) => question.scene === scene.id)
  return [
    ...(before === undefined
      ? []
      : [button('◀ Scene before', componentId('scene', 'open', before.id))]),
    ...(after === undefined
      ? []
      : [button('Scene after ▶', componentId('scene', 'open', after.id))]),
    ...(lines === 0
      ? []
      : [
          button(
            lines === 1 ? 'Its line' : `Its ${lines} lines`,
            componentId('scene', 'lines', scene.id),
          ),
        ]),
    ...(asks ? [button('Discuss', componentId('discuss', 'scene', scene.id))] : []),
  ]
}

/** A character's name, or a neutral word where the class does not know the character yet. */
export function characterName(library: Library, characterId: string): string {
  return library.character(characterId)?.name ?? 'Somebody'
}
