/** The view of a scene: its place in the story, what happens, who is there, its themes and lines. */
import type { Library } from '../pack/library.ts'
import { lineOnOneLine } from '../pack/line-text.ts'
import { pluralOf } from '../pack/unit-label.ts'
import type { Quote, Scene } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  bullets,
  fact,
  facts,
  heading,
  note,
  numberedList,
  separator,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { itemRefs, openMenu } from './open-menu.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { unitInPart } from './unit-in-part.ts'

/** The others stand behind a button, so that the scene fits on a phone. */
const maxLinesShown = 2

/** `hasPictures` is whether the class wants pictures; without them, words say what they show. */
export function sceneView(library: Library, scene: Scene, hasPictures = true): Reply {
  const lines = library.quotes.filter((quote) => quote.scene === scene.id)
  const firstLines = lines
    .slice(0, maxLinesShown)
    .map((quote) => [lineWithSpeaker(library, quote, 100)])
  const people = scene.characters.flatMap((id) => library.character(id)?.name ?? [])
  const themes = scene.themes.flatMap((id) => library.theme(id)?.name ?? [])
  const before = library.adjacentScene(scene.id, -1)
  const after = library.adjacentScene(scene.id, 1)
  const hasQuestions = library.questions.some((question) => question.scene === scene.id)
  const linesLabel =
    lines.length === 1
      ? `Its ${library.words.quote}`
      : `Its ${lines.length} ${pluralOf(library.words.quote)}`
  return shareableReply(
    componentId('scene', 'open', scene.id),
    heading(scene.title),
    note(
      `${unitInPart(library, scene.id)}.`,
      scene.setting === undefined ? '' : ` ${scene.setting}`,
    ),
    text(scene.summary),
    numberedList(scene.events.map((event) => [event])),
    ...picturesOf(library, scene, hasPictures),
    separator(),
    facts(
      people.length > 0 && fact('Who', people.join(', ')),
      themes.length > 0 && fact('Themes', themes.join(', ')),
    ),
    bullets(firstLines),
    openMenu(
      library,
      `Open a ${people.length > 0 ? 'character, ' : ''}theme or ${library.words.quote}`,
      [
        ...itemRefs('character', scene.characters),
        ...itemRefs('theme', scene.themes),
        ...lines.map(({ id }) => ({ kind: 'quote', id }) as const),
      ],
    ),
    buttons(
      before && button(`◀ Previous ${library.units.name}`, componentId('scene', 'open', before.id)),
      after && button(`Next ${library.units.name} ▶`, componentId('scene', 'open', after.id)),
      lines.length > 0 && button(linesLabel, componentId('scene', 'lines', scene.id)),
      hasQuestions && button('Discuss', componentId('discuss', 'scene', scene.id)),
    ),
  )
}

/** Each picture of a scene with its credit, or what it shows in words. */
function picturesOf(
  library: Library,
  { pictures = [] }: Scene,
  hasPictures: boolean,
): readonly Block[] {
  return pictures.flatMap(({ file, alt, credit }) => {
    const svg = hasPictures ? library.drawing(file) : undefined
    const instead = `Picture: ${alt}`
    const name = file.replace(/\.svg$/, '')
    return [
      svg === undefined ? note(instead) : ({ kind: 'picture', name, svg, alt, instead } as const),
      ...(credit === undefined ? [] : [note(`Picture by ${credit}`)]),
    ]
  })
}

/** Said where the scene that a class has reached is not in its pack any more: until then nothing is open, so that nothing is spoiled. */
export const lostScene = [
  'What your class had reached isn’t in the pack any more, so everything is hidden. A teacher can set it again with ',
  { command: 'progress set' },
  '.',
] as const

/** Returns a character’s name, or a neutral word if the class has not met them yet. */
export function characterName(library: Library, characterId: string): string {
  return library.character(characterId)?.name ?? 'Somebody'
}

/** Returns the beginning of a line, and who says it if somebody does. */
function lineWithSpeaker(library: Library, quote: Quote, maxLength: number): string {
  const line = quoteWords(lineOnOneLine(quote), maxLength)
  return quote.speaker === undefined ? line : `${line} — ${characterName(library, quote.speaker)}`
}
