/** Finds the scene up to which a teacher means to open the story. */
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import { typedWords } from './typed-words.ts'
import { UserError } from '../reply/user-error.ts'
import { languageOf } from '../search/languages/language-of.ts'
import { findItem, requireItem } from './find-item.ts'
import { nothingOpen } from '../reading/reading-plan.ts'
import { type ScenePlace, readScenePlace, scenesAt } from './find-scene.ts'

const maxClosest = 5

/**
 * “Next” is the scene after the last one reached, and a class that has seen scenes 1 to 5 has reached scene 5. Throws a UserError that
 * offers the closest where the words mean no one scene.
 */
export async function findReached(
  library: Library,
  words: string,
  reached: string | undefined,
): Promise<Scene> {
  const place = readScenePlace(words, library.units, languageOf(library.pack.language))
  const isRelative =
    place !== undefined && ('step' in place || ('to' in place && place.from !== place.to))
  const last = isRelative ? relativeTo(library, place, reached) : undefined
  if (last !== undefined) return last
  const found = await findItem(library, ['scene'], words)
  if ('isRange' in found) {
    throw new UserError(
      `More than one ${library.units.name} has that number. Which one do you mean?`,
    ).proposing(
      words,
      found.closest.map(({ id }) => library.units.labelInSentence(id)),
    )
  }
  const scene = 'id' in found ? requireItem(library.scene(found.id)) : undefined
  // A scene that only has to do with the words may be asked about, but it opens nothing.
  if ('id' in found && scene !== undefined && found.isOnlyClosest !== true) return scene
  const others = 'id' in found ? found.others : found.closest
  const labels = others.map(({ label }) => label)
  const closest = scene === undefined ? labels : [scene.title, ...labels].slice(0, maxClosest)
  throw new UserError(
    `No ${library.units.name} matches `,
    { em: typedWords(words) },
    closest.length > 0 ? '. Did you mean one of these?' : '. Try its name or number.',
  ).proposing(words, closest)
}

function relativeTo(
  library: Library,
  place: ScenePlace,
  reached: string | undefined,
): Scene | undefined {
  const [first] = library.scenes
  if (reached === nothingOpen && 'step' in place && place.step > 0) return first
  return scenesAt(library, place, reached).at(-1)
}
