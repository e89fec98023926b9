/** The scene of a pack that somebody means: by its title, another name, its number or its place. */
import { createNameFinder } from '../command/did-you-mean.ts'
import { readScenePlace, scenesAt } from '../lookup/find-scene.ts'
import { normaliseLook } from '../reply/normalise-words.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { createLibrary } from './library.ts'
import type { Pack, Scene } from './pack.ts'
import type { Rating } from './rating.ts'

/** Throws a UserError that names the closest one if there is none. */
export function findPackScene(pack: Pack, words: string, ceiling: Rating): Scene {
  const library = createLibrary(pack, { ceiling })
  const look = normaliseLook(words)
  const named = library.scenes.find(({ id, title, aliases }) =>
    [id, title, ...aliases].some((name) => normaliseLook(name) === look),
  )
  if (named !== undefined) return named
  const place = readScenePlace(words, library.units)
  const [only, ...others] = place === undefined ? [] : scenesAt(library, place)
  if (only !== undefined && others.length === 0) return only
  const closest = createNameFinder(() => library.scenes.map(({ title }) => title))(words)
  const hint = closest === undefined ? '' : ` Did you mean “${closest}”?`
  throw new UserError(`“${pack.title}” has no ${pack.unit.name} “${truncate(words, 60)}”.${hint}`)
}
