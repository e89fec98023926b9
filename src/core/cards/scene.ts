/** A scene as a reply: its place in the story, what happens, who is there, its themes and lines. */
import type { LibraryView } from '../library.ts'
import type { Scene } from '../pack.ts'
import { press } from '../press.ts'
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
  say,
  steps,
  text,
} from '../reply.ts'
import { shorten } from '../search/search.ts'

export function sceneCard(library: LibraryView, scene: Scene): Reply {
  const lines = library.quotes.filter((quote) => quote.scene === scene.id)
  const shown = lines
    .slice(0, 3)
    .map((quote) => [`“${shorten(quote.line, 140)}” — ${nameOf(library, quote.speaker)}`])
  const people = scene.characters.flatMap((id) => library.character(id)?.name ?? [])
  const themes = scene.themes.flatMap((id) => library.theme(id)?.name ?? [])
  return {
    ...say(
      heading(scene.title),
      note(`Scene ${library.place(scene.id)} of ${library.pack.part}. ${scene.setting}`),
      text(scene.summary),
      steps(scene.events.map((event) => [event])),
      facts(
        ...(people.length > 0 ? [fact('Who', people.join(', '))] : []),
        ...(themes.length > 0 ? [fact('Themes', themes.join(', '))] : []),
      ),
      bullets(shown),
      buttons(...sceneButtons(library, scene, lines.length)),
    ),
    share: press('scene', 'open', scene.id),
  }
}

function sceneButtons(library: LibraryView, scene: Scene, lines: number): readonly Button[] {
  const before = library.neighbour(scene.id, -1)
  const after = library.neighbour(scene.id, 1)
  const asks = library.questions.some((question) => question.scene === scene.id)
  return [
    ...(before === undefined ? [] : [button('◀ Scene before', press('scene', 'open', before.id))]),
    ...(after === undefined ? [] : [button('Scene after ▶', press('scene', 'open', after.id))]),
    ...(lines === 0
      ? []
      : [
          button(
            lines === 1 ? 'Its line' : `Its ${lines} lines`,
            press('scene', 'lines', scene.id),
          ),
        ]),
    ...(asks ? [button('Discuss', press('discuss', 'scene', scene.id))] : []),
  ]
}

/** A character's name, or a neutral word where the class does not know the character yet. */
export function nameOf(library: LibraryView, characterId: string): string {
  return library.character(characterId)?.name ?? 'Somebody'
}
