/** Finds the scene that somebody means by its place in the story: “scene 16”, “the first scene”, “the ending”, “letter two”. */
import { cutText } from '../reply/truncate.ts'
import type { Language, PlaceWords } from './language.ts'
import { readNumber } from './numbers.ts'
import { type Place, createPlaceReader } from './place-reader.ts'

export interface NumberedScene {
  /** Its number in the whole story, from 1. */
  readonly number: number
  /** Its title and its other names. */
  readonly names: readonly string[]
  /** What else is known of it, where “Stave Two” may stand. */
  readonly texts: readonly string[]
}

interface FoundScenes<Scene> {
  /** One, or all those of “stave two”, in order. */
  readonly scenes: readonly [Scene, ...Scene[]]
  /** What else was asked for, such as “quotes” in “quotes from scene 5”; empty if nothing was. */
  readonly rest: string
}

const maxCharacters = 300
/** The most scenes of one chapter that are listed. */
const maxScenes = 12

/** @param scenes those that the class can see, in the order of the story */
export function createSceneFinder<Scene extends NumberedScene>(
  scenes: readonly Scene[],
  { wordsIn, places: placeWords }: Language,
) {
  const own = ownUnit()
  const { readPlaces, splitUnit } = createPlaceReader(placeWords, own?.isLettered !== true)
  const { fillers, parts } = placeWords
  const placesByScene = new Map<Scene, readonly (readonly Place[])[]>()

  /** Returns the scenes at the place that the words name, or undefined if they name none or the class cannot see it. */
  return function findByPosition(words: string): FoundScenes<Scene> | undefined {
    const typed = wordsIn(cutText(words, maxCharacters)).flatMap((word) => splitUnit(word))
    const { places, others } = readPlaces(typed)
    const rest = others.filter((word) => !fillers.has(word))
    const edge = edgeOf(placeWords, rest)
    if (places.length === 0) {
      const number = edge ?? bareNumber(rest)
      return found(number === undefined ? [] : scenesNumbered(number), [])
    }
    const isDescribed = edge === undefined && rest.some((word) => !parts.has(word))
    if (isDescribed && places.every(({ isNumbered }) => !isNumbered)) return undefined
    const there = scenesAt(places)
    // “How does part two end”, where the pack is part two.
    if (there.length === 0 && edge !== undefined && places.every(({ unit }) => unit === 'part')) {
      return found(scenesNumbered(edge), [])
    }
    return edge === undefined ? found(there, rest) : found(there.slice(edge > 0 ? 0 : -1), [])
  }

  function found(
    [first, ...others]: readonly Scene[],
    rest: readonly string[],
  ): FoundScenes<Scene> | undefined {
    if (first === undefined) return undefined
    return { scenes: [first, ...others.slice(0, maxScenes - 1)], rest: rest.join(' ') }
  }

  function scenesNumbered(number: number): readonly Scene[] {
    const scene = number < 0 ? scenes.at(number) : scenes.find((each) => each.number === number)
    return scene === undefined ? [] : [scene]
  }

  function scenesAt(places: readonly Place[]): readonly Scene[] {
    const [place] = places
    if (places.length === 1 && (place?.unit === 'scene' || place?.unit === own?.unit)) {
      return scenesNumbered(place?.number ?? 0)
    }
    if (places.length === 1 && place !== undefined && place.number < 0) {
      const inUnit = scenes.filter((scene) =>
        placesOf(scene).some((all) => all.some(({ unit }) => unit === place.unit)),
      )
      const last = inUnit.at(place.number)
      return last === undefined ? [] : [last]
    }
    return scenes.filter((scene) =>
      placesOf(scene).some((all) => places.every((one) => hasPlace(all, one))),
    )
  }

  /** Returns what the class calls every scene, if it is one of the parts of works, as “Section D” says. */
  function ownUnit() {
    const labels = scenes.map(({ names }) =>
      names.flatMap((name) => {
        const [word = '', number = '', ...more] = wordsIn(name)
        const unit = more.length === 0 && number !== '' ? placeWords.units.get(word) : undefined
        return unit === undefined ? [] : [{ unit, isLettered: !/\d/.test(number) }]
      }),
    )
    const unit = labels[0]?.at(-1)?.unit
    const all = labels.map((some) => some.find((label) => label.unit === unit))
    if (unit === undefined || all.includes(undefined)) return undefined
    return { unit, isLettered: all.every((label) => label?.isLettered === true) }
  }

  function placesOf(scene: Scene): readonly (readonly Place[])[] {
    return placesByScene.getOrInsertComputed(scene, () =>
      [...scene.names, ...scene.texts].map((text) => readPlaces(wordsIn(text)).places),
    )
  }
}

/** Returns 1 or −1 where the words ask for the beginning or the end, and for nothing else. */
function edgeOf({ first, last }: PlaceWords, words: readonly string[]): 1 | -1 | undefined {
  if (words.length === 0) return undefined
  if (words.every((word) => first.has(word))) return 1
  return words.every((word) => last.has(word)) ? -1 : undefined
}

function bareNumber(words: readonly string[]): number | undefined {
  return words.length === 1 && /^\d/.test(words[0] ?? '') ? readNumber(words, 0)?.value : undefined
}

function hasPlace(places: readonly Place[], { unit, number }: Place): boolean {
  return places.some((place) => place.unit === unit && place.number === number)
}
