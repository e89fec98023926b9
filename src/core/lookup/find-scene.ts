/** Finds the scene that somebody means by its number or its place: `6`, `scene #6`, `chapter 6`, `act 1 scene 5`, `1-5`, `next`. */
import type { Language } from '../search/language.ts'
import { english } from '../search/languages/english.ts'
import { readNumber, readRoman } from '../search/numbers.ts'
import { UserError } from '../reply/user-error.ts'
import { capitalise } from '../reply/capitalise.ts'
import { toAsciiDigits } from '../reply/whole-number.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import type { UnitLabels } from '../pack/unit-label.ts'
import { lostScene } from './scene-view.ts'

const unit = /^(?:scenes?|sc|szenen?|number|no|nr|the|about|on|of|please|pls|thanks)$/
const range =
  /^(?:scenes? |the |from |#)*(\d{1,9}) ?(?:[-‐‑‒–—―−~…&]|\.{2,3}|to|till|until|through|and|bis|[aà]|au|al|hasta) ?(?:scene |#)?(\d{1,9})$/
const noWholeNumber = /^(?:scene |#)*([-‐‑–—−]?\d{1,9}[.,]\d{1,9}|[-‐‑–—−]\d{1,9})$/

/** A place that words name: numbers from and to, or a step from the scene that the class has reached. */
export type ScenePlace =
  | { readonly from: number; readonly to: number }
  | { readonly step: -1 | 0 | 1 }
  /** A larger part, such as act 1, and the number in it; left out, all of it. */
  | { readonly within: number; readonly own?: number }
  | { readonly isLast: true }
  /** A number that no scene can have, as it was typed. */
  | { readonly impossible: string }

/**
 * Returns the place that the words name and nothing else, or undefined.
 * @param units what the class calls the scenes
 * @param language the pack’s; English is understood beside it, since commands are English
 */
export function readScenePlace(
  typed: string,
  units: UnitLabels,
  language: Language = english,
): ScenePlace | undefined {
  const words = inOwnWords(typed, units)
  return (
    readIn(english, words, units) ??
    (language === english ? undefined : readIn(language, words, units))
  )
}

function readIn(
  { wordsIn, articles, places }: Language,
  typed: string,
  units: UnitLabels,
): ScenePlace | undefined {
  const words = toAsciiDigits(typed.normalize('NFKC')).trim().toLowerCase()
  const inPart = units.within === undefined ? undefined : readPlaceInPart(words)
  if (inPart !== undefined) return inPart
  const [, start, end] = range.exec(words) ?? []
  if (start !== undefined && end !== undefined) {
    const numbers = [Number(start), Number(end)] as const
    return { from: Math.min(...numbers), to: Math.max(...numbers) }
  }
  const [, impossible] = noWholeNumber.exec(words) ?? []
  if (impossible !== undefined) return { impossible }
  const asked = wordsIn(words).filter(
    (word) =>
      !unit.test(word) &&
      !articles.has(word) &&
      !places.numberSigns.has(word) &&
      places.units.get(word) !== 'scene',
  )
  const number = readNumber(asked, 0, places.numbers)
  if (number?.next === asked.length && asked.length > 0) {
    return { from: number.value, to: number.value }
  }
  const [, roman] =
    /^(?:scene |no\.? |#)*([IVX]{1,6})$/.exec(typed.trim().replace(/^scene/i, 'scene')) ?? []
  if (roman !== undefined && roman.length > 1) {
    const value = readRoman(roman.toLowerCase())
    if (value !== undefined) return { from: value, to: value }
  }
  const [, large] = /^#?(\d{4,9})$/.exec(asked.join('')) ?? []
  if (large !== undefined) return { from: Number(large), to: Number(large) }
  const [only = '', ...more] = asked
  if (more.length > 0) return undefined
  if (places.lastAdjectives.has(only)) return { isLast: true }
  if (places.next.has(only)) return { step: 1 }
  if (places.previous.has(only)) return { step: -1 }
  return only === 'current' || only === 'latest' ? { step: 0 } : undefined
}

/** Returns “scene 5” for “chapter 5”, and “act 1, scene 5” for “part 1, chapter 5”, so that one grammar does for all. */
function inOwnWords(typed: string, { name, plural, within }: UnitLabels): string {
  function replaced(text: string, words: readonly string[], by: string): string {
    const pattern = new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu')
    return text.replace(pattern, by)
  }
  const inScenes = replaced(typed, [plural, name], 'scene')
  return within === undefined ? inScenes : replaced(inScenes, [within], 'act')
}

const partFillers: ReadonlySet<string> = new Set(['the', 'of', 'in', 'number', 'no', 'nr'])

/** Reads “act 1 scene 5”, “scene 5 of act 1”, “1.5” and “act 1”. */
function readPlaceInPart(words: string): ScenePlace | undefined {
  const tokens = words.split(/[\s.,:;/#]+/).filter((word) => word !== '' && !partFillers.has(word))
  const numbers: { readonly unit: string | undefined; readonly value: number }[] = []
  let unitBefore: string | undefined
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? ''
    if (token === 'act' || token === 'scene') {
      unitBefore = token
      at += 1
      continue
    }
    const number = readNumber(tokens, at)
    const value = number?.value ?? (unitBefore === undefined ? undefined : readRoman(token))
    if (value === undefined) return undefined
    numbers.push({ unit: unitBefore, value })
    unitBefore = undefined
    at = number?.next ?? at + 1
  }
  const [first, second] = numbers
  if (first === undefined || numbers.length > 2 || unitBefore !== undefined) return undefined
  if (second === undefined) return first.unit === 'act' ? { within: first.value } : undefined
  if (first.unit === second.unit && first.unit !== undefined) return undefined
  return first.unit === 'scene' || second.unit === 'act'
    ? { within: second.value, own: first.value }
    : { within: first.value, own: second.value }
}

/** Returns the scenes at a place. Throws a UserError that says how far the class’s scenes go where there is none. */
export function scenesAt(
  library: Library,
  place: ScenePlace,
  reached = library.limits.gate,
): readonly Scene[] {
  if ('impossible' in place) throw noSuchScene(library, place.impossible)
  if ('isLast' in place) return library.scenes.slice(-1)
  if ('within' in place) return scenesInPart(library, place)
  if ('step' in place) return sceneAtStep(library, place.step, reached)
  const { from, to } = place
  const scenes = library.scenes.filter(({ id }) => {
    const number = Number(library.units.ownNumber(id))
    return number >= from && number <= to
  })
  if (scenes.length === 0) throw noSuchScene(library, from === to ? String(from) : `${from}–${to}`)
  return scenes
}

function scenesInPart(
  library: Library,
  { within, own }: { readonly within: number; readonly own?: number },
): readonly Scene[] {
  const { units } = library
  const scenes = library.scenes.filter(
    (scene) =>
      scene.within === within && (own === undefined || units.ownNumber(scene.id) === String(own)),
  )
  if (scenes.length > 0) return scenes
  const part = `${units.within ?? ''} ${within}`
  throw noScene(library, own === undefined ? part : `${part}, ${units.name} ${own}`)
}

/** A step from the last scene that the class has reached, or else the last one of all. */
function sceneAtStep(
  library: Library,
  step: number,
  reached: string | undefined,
): readonly Scene[] {
  const number = reached === undefined ? 0 : library.sceneNumber(reached)
  const last = library.scenes.at(-1)
  const wanted = number > 0 ? number + step : last === undefined ? 0 : library.sceneNumber(last.id)
  const scenes = library.scenes.filter((scene) => library.sceneNumber(scene.id) === wanted)
  if (scenes.length === 0) throw noSuchScene(library, String(wanted))
  return scenes
}

/** Says the same of a scene that does not exist and of one that the class may not see. */
function noSuchScene(library: Library, number: string): UserError {
  return noScene(library, `${library.units.name} ${number}`)
}

function noScene(library: Library, label: string): UserError {
  const { scenes, units } = library
  const first = scenes[0]?.id
  const last = scenes.at(-1)?.id
  if (first === undefined || last === undefined) return new UserError(...lostScene)
  const range =
    units.within === undefined
      ? `${units.plural} ${units.number(first)} to ${units.number(last)}`
      : `${units.labelInSentence(first)} to ${units.labelInSentence(last)}`
  return new UserError(
    `${capitalise(label)} isn’t available to your class. You can see ${range}.`,
  ).offering(`scene ${units.number(first)}`, `scene ${units.number(last)}`)
}
