/** Suggests items while somebody types: scenes by their number too, and in a long list those that the class is at. */
import { toAsciiDigits } from '../reply/whole-number.ts'
import { truncate } from '../reply/truncate.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import type { EntryKind } from '../pack/sections.ts'
import type { Suggestion } from '../search/suggestion.ts'

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

/** Returns the scene with the number that is typed, then those whose number begins with it. */
function scenesNumbered(library: Library, typed: string): readonly Scene[] {
  const { units } = library
  const unitWords = ['scenes?', 'sc', 'szene', units.plural, units.name, units.within ?? 'chapter']
  const unit = new RegExp(`(?<!\\p{L})(?:${unitWords.join('|')})(?!\\p{L})`, 'giu')
  const digits = toAsciiDigits(typed.normalize('NFKC'))
    .replaceAll(unit, ' ')
    .replaceAll(/(?<!\p{L})(?:number|no)(?!\p{L})|[#.,:]/giu, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/^0+(?=\d)/, ''))
    .join('.')
  if (!/^[1-9]\d{0,3}(?:\.[1-9]\d{0,3})?$/.test(digits)) return []
  return library.scenes
    .map((scene) => ({ scene, number: units.number(scene.id) }))
    .filter(
      ({ scene, number }) => number.startsWith(digits) || units.ownNumber(scene.id) === digits,
    )
    .toSorted((a, b) => a.number.length - b.number.length)
    .map(({ scene }) => scene)
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
