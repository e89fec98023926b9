/** Suggests items while somebody types: scenes by their number too, and in a long list those that the class is at. */
import { toAsciiDigits } from '../reply/whole-number.ts'
import { truncate } from '../reply/truncate.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import type { EntryKind } from '../pack/sections.ts'
import { UserError } from '../reply/user-error.ts'
import { languageOf } from '../search/languages/language-of.ts'
import type { Suggestion } from '../search/suggestion.ts'
import { readScenePlace, scenesAt } from './find-scene.ts'
import { wordsForUnit } from './unit-words.ts'

/** Discord takes 25 choices (https://docs.discord.com/developers/interactions/application-commands#autocomplete). */
const maxSuggestions = 25
/** So many of a long list come from its end. */
const maxFromEnd = 5
const maxLabelLength = 75

/** @param reached the scene that the class has reached, if the library goes further */
export async function suggestItems(
  library: Library,
  typed: string,
  kinds: readonly EntryKind[],
  reached = library.limits.gate,
): Promise<readonly Suggestion[]> {
  const search = await library.openSearch()
  const hasScenes = kinds.includes('scene')
  if (hasScenes && typed.trim() === '') {
    const others = kinds.filter((kind) => kind !== 'scene')
    const share = Math.floor(maxSuggestions / kinds.length)
    const rest = others.flatMap((kind) => search.suggest('', [kind], share).map(prefixed(kind)))
    const scenes = firstScenes(library, reached, maxSuggestions - rest.length)
    return [...scenes.map((scene) => suggestionFor(scene, kinds)), ...rest]
  }
  const numbered = hasScenes ? scenesNumbered(library, typed) : []
  const byNumber = numbered.map((scene) => {
    const { label, value } = suggestionFor(scene, kinds)
    return { label: truncate(`${library.units.number(scene.id)}. ${label}`, maxLabelLength), value }
  })
  const known = new Set(byNumber.map(({ value }) => value))
  const found = search.suggest(typed, kinds).filter(({ value }) => !known.has(value))
  return [...byNumber, ...found].slice(0, maxSuggestions)
}

function suggestionFor({ id, title }: Scene, kinds: readonly EntryKind[]): Suggestion {
  return {
    label: truncate(title, maxLabelLength),
    value: kinds.length === 1 ? id : `scene/${id}`,
  }
}

/** With a single kind, search leaves the kind out of the value. */
function prefixed(kind: EntryKind) {
  return ({ label, value }: Suggestion): Suggestion => ({ label, value: `${kind}/${value}` })
}

/** Returns the scenes at the place that is typed, then those whose number begins with it. */
function scenesNumbered(library: Library, typed: string): readonly Scene[] {
  const { scenes, units } = library
  const unitWords = new Set([units.name, units.within ?? '', 'scene'].flatMap(wordsForUnit))
  const words = toAsciiDigits(typed.normalize('NFKC'))
    .toLowerCase()
    .trim()
    .split(/[\s.,:#]+/)
  const digits = words
    .filter((word) => word !== '' && !unitWords.has(word) && !/^(?:number|no|nr)$/.test(word))
    .map((word) => word.replace(/^0+(?=\d)/, ''))
    .join('.')
  const begun = /^[1-9]\d{0,3}(?:\.[1-9]\d{0,3})?$/.test(digits)
    ? scenes
        .filter(({ id }) => units.number(id).startsWith(digits))
        .toSorted((a, b) => units.number(a.id).length - units.number(b.id).length)
    : []
  return [...new Set([...scenesTyped(library, typed), ...begun])]
}

/** A unit without its number yet, as in “act 2 scene”, is left out. */
function scenesTyped(library: Library, typed: string): readonly Scene[] {
  const begun = typed.trim().replace(/[\s,.:]+\p{L}{2,}$/u, '')
  const language = languageOf(library.pack.language)
  const place =
    readScenePlace(typed, library.units, language) ?? readScenePlace(begun, library.units, language)
  if (place === undefined || 'step' in place || 'isLast' in place) return []
  try {
    return scenesAt(library, place)
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

/** Where not all fit: nearest to where the class is, or else the first and the last. */
function firstScenes(
  library: Library,
  reached: string | undefined,
  count: number,
): readonly Scene[] {
  const { scenes } = library
  if (scenes.length <= count) return scenes
  const at = reached === undefined ? 0 : library.sceneNumber(reached)
  if (at === 0) return [...scenes.slice(0, count - maxFromEnd), ...scenes.slice(-maxFromEnd)]
  return scenes
    .map((scene) => ({ scene, away: Math.abs(library.sceneNumber(scene.id) - at) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, count)
    .map(({ scene }) => scene)
}
