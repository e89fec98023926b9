/** Finds the scene that somebody means by its number or its place: `6`, `scene #6`, `chapter 6`, `act 1 scene 5`, `1-5`, `next`. */
import type { Language } from '../search/language.ts'
import { english } from '../search/languages/english.ts'
import { readNumber, readRoman } from '../search/numbers.ts'
import { UserError } from '../reply/user-error.ts'
import { withoutQuotationMarks } from '../command/quotation-marks.ts'
import { capitalise } from '../reply/capitalise.ts'
import { toAsciiDigits } from '../reply/whole-number.ts'
import type { Library } from '../pack/library.ts'
import { oncePer } from '../pack/once-per.ts'
import type { Scene } from '../pack/pack.ts'
import type { UnitLabels } from '../pack/unit-label.ts'
import { lostScene } from './scene-view.ts'
import { wordsForUnit } from './unit-words.ts'
import { joinWords } from '../reply/format.ts'

const unit = /^(?:scenes?|sc|szenen?|number|no|nr|the|about|on|of|please|pls|thanks)$/
const noWholeNumber = /^(?:scene |#)*([-‐‑–—−]?\d{1,9}[.,]\d{1,9}|[-‐‑–—−]\d{1,9})$/

/** A place that words name: numbers from and to as the work has them, or a step from the scene that the class has reached. */
export type ScenePlace =
  | { readonly from: string; readonly to: string }
  | { readonly step: -1 | 0 | 1 }
  /** A larger part, such as act 1, and the number in it; left out, all of it. */
  | { readonly within: number; readonly own?: string }
  | { readonly isLast: true }
  /** A number that no scene can have, as it was typed. */
  | { readonly impossible: string }

/**
 * Returns the place that the words name and nothing else, or undefined.
 * @param units what the class calls the scenes
 * @param language the pack’s; English is understood beside it, since commands are English
 */
export function readScenePlace(
  given: string,
  units: UnitLabels,
  language: Language = english,
): ScenePlace | undefined {
  const words = inOwnWords(given, units)
  return (
    readIn(english, words, units) ??
    (language === english ? undefined : readIn(language, words, units))
  )
}

function readIn(language: Language, words: string, units: UnitLabels): ScenePlace | undefined {
  const { wordsIn, articles, places } = language
  const inPart = units.within === undefined ? undefined : readPlaceInPart(words, units)
  if (inPart !== undefined) return inPart
  const [, start, end] = patternsOf(units).range.exec(words) ?? []
  if (start !== undefined && end !== undefined) return { from: start, to: end }
  const named = words.replace(/^(?:(?:scene|the|number|no\.?|nr\.?)[ :]+|#)+/, '')
  if (units.hasNumber(named)) return { from: named, to: named }
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
  if (number?.next === asked.length && asked.length > 0) return only(number.value)
  const [, prefix, roman = ''] = /^(scene )?(?:no\.? |#)*([ivx]{1,7})$/.exec(words) ?? []
  const value = prefix !== undefined || roman.length > 1 ? readRoman(roman) : undefined
  if (value !== undefined) return only(value)
  const [, large] = /^#?(\d{4,9})$/.exec(asked.join('')) ?? []
  if (large !== undefined) return only(Number(large))
  return asked.length === 1 ? readStep(asked[0] ?? '', language) : undefined
}

function only(value: number): ScenePlace {
  return { from: String(value), to: String(value) }
}

function readStep(word: string, { places }: Language): ScenePlace | undefined {
  if (places.lastAdjectives.has(word)) return { isLast: true }
  if (places.next.has(word)) return { step: 1 }
  if (places.previous.has(word)) return { step: -1 }
  return word === 'current' || word === 'latest' ? { step: 0 } : undefined
}

/** Made once for a library, since every lookup needs them. */
const patternsOf = oncePer((units: UnitLabels) => ({
  range: rangePattern(units),
  scene: anyOf([...wordsForUnit(units.name), ...wordsForUnit('scene')]),
  act: anyOf(units.within === undefined ? [] : wordsForUnit(units.within)),
}))

/** Numbers, or whatever else the work counts by, from one to another. */
function rangePattern({ otherNumbers, countsByLetters }: UnitLabels): RegExp {
  const others = countsByLetters ? ['[a-z]'] : otherNumbers.map((each) => RegExp.escape(each))
  const number = `(${['\\d{1,9}', ...others].join('|')})`
  return new RegExp(
    `^(?:scene |the |from |#)*${number} ?(?:[-‐‑‒–—―−~…&]|\\.{2,3}|to|till|until|through|and|bis|[aà]|au|al|hasta) ?(?:scene |#)?${number}$`,
    'u',
  )
}

/**
 * Returns “scene 5” for “chapter 5” and “Kapitel 5”, and “act 1, scene 5” for “part 1, chapter 5” and “1. Akt, 5. Szene”,
 * so that one grammar does for all.
 */
function inOwnWords(typed: string, units: UnitLabels): string {
  const { scene, act } = patternsOf(units)
  const words = withoutQuotationMarks(toAsciiDigits(typed.normalize('NFKC')).toLowerCase())
  const inScenes = words.replaceAll(scene, 'scene')
  if (units.within === undefined) return inScenes
  return inScenes
    .replaceAll(act, 'act')
    .replaceAll(
      /(?<![\p{L}\p{N}])(\d+)(?:st|nd|rd|th|\.|º|ª|er|ère|e|ème) ?(act|scene)(?!\p{L})/gu,
      '$2 $1',
    )
    .replaceAll(
      /(?<!\p{L})(\p{L}+(?:-\p{L}+)?) (act|scene)(?!\p{L})/gu,
      (all, word: string, part) => {
        const number = readNumber(word.split('-'), 0)
        return number?.isOrdinal === true ? `${part} ${number.value}` : all
      },
    )
}

/** Any of the words, whole. */
function anyOf(words: readonly string[]): RegExp {
  const pattern = words.map((word) => RegExp.escape(word)).join('|')
  return new RegExp(`(?<!\\p{L})(?:${pattern})(?!\\p{L})`, 'giu')
}

const partFillers: ReadonlySet<string> = new Set(
  'the of in number no nr des der im in du de la del el'.split(' '),
)

/** Reads “act 1 scene 5”, “scene 5 of act 1”, “1.5”, “1,5”, “I.v”, “act 1”, and “2a” and “act 1 prologue” where there are such. */
function readPlaceInPart(words: string, { otherNumbers }: UnitLabels): ScenePlace | undefined {
  const tokens = words
    // “Scene 1.2” is scene 2 of act 1, although “scene 1, act 2” begins alike.
    .replace(/^(?:the )?scene (?=\d+[.:]\d+$)/, '')
    .split(/[\s.,:;/#]+/)
    .flatMap((word) => (otherNumbers.includes(word) ? [word] : word.split(/(?<=^\d+)(?=\p{L}$)/u)))
    .filter((word) => word !== '' && (otherNumbers.includes(word) || !partFillers.has(word)))
  const numbers: { readonly unit: string | undefined; readonly value: number | string }[] = []
  let unitBefore: string | undefined
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] ?? ''
    if (token === 'act' || token === 'scene') {
      unitBefore = token
      at += 1
      continue
    }
    const number = readNumber(tokens, at)
    const isOther = unitBefore !== 'act' && otherNumbers.includes(token)
    const value = isOther
      ? token
      : (number?.value ?? readRoman(token) ?? readLetter(token, unitBefore))
    if (value === undefined) return undefined
    numbers.push({ unit: unitBefore, value })
    unitBefore = undefined
    at = number?.next ?? at + 1
  }
  const [first, second] = numbers
  if (first === undefined || numbers.length > 2 || unitBefore !== undefined) return undefined
  if (second === undefined) {
    return first.unit === 'act' && typeof first.value === 'number'
      ? { within: first.value }
      : undefined
  }
  if (first.unit === second.unit && first.unit !== undefined) return undefined
  const isTurned =
    first.unit === 'scene' || second.unit === 'act' || typeof first.value === 'string'
  const [{ value: within }, { value: own }] = isTurned ? [second, first] : [first, second]
  return typeof within === 'string' ? undefined : { within, own: String(own) }
}

/** A letter after “scene” is meant as its number, also where no visible scene has it. */
function readLetter(token: string, unitBefore: string | undefined): string | undefined {
  return unitBefore === 'scene' && /^\d{0,3}[a-z]$/.test(token) ? token : undefined
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
  const scenes = scenesBetween(library, from, to)
  if (scenes.length === 0) {
    throw noSuchScene(library, [...new Set([from, to])].map((each) => each.toUpperCase()).join('–'))
  }
  return scenes
}

/** What the work counts by comes first; a plain number in a work that counts by letters is the place in the list. */
function scenesBetween({ scenes, units }: Library, from: string, to: string): readonly Scene[] {
  const ends = [units.places(from), units.places(to)].toSorted((a, b) => a.first - b.first)
  const [first, last] = [ends[0]?.first ?? 0, ends[1]?.last ?? 0]
  if (units.within === undefined) {
    return scenes.filter(({ id }) => {
      const place = units.place(id)
      return place >= first && place <= last
    })
  }
  const [low = 0, high = 0] = [Number(from), Number(to)].toSorted((a, b) => a - b)
  return scenes.filter(({ id }) => {
    const own = units.ownNumber(id)
    return own.toLowerCase() === from || (Number(own) >= low && Number(own) <= high)
  })
}

function scenesInPart(
  library: Library,
  { within, own }: { readonly within: number; readonly own?: string },
): readonly Scene[] {
  const { units } = library
  const scenes = library.scenes.filter(
    (scene) =>
      scene.within === within &&
      (own === undefined || units.ownNumber(scene.id).toLowerCase() === own),
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
  if (scenes.length > 0) return scenes
  const { units } = library
  const areCountedAlone = units.within === undefined && units.otherNumbers.length === 0
  if (areCountedAlone) throw noSuchScene(library, String(wanted))
  throw noScene(library, step > 0 ? `the next ${units.name}` : `the ${units.name} before`)
}

/** Says the same of a scene that does not exist and of one that the class may not see. */
function noSuchScene(library: Library, number: string): UserError {
  return noScene(library, `${library.units.name} ${number}`, number)
}

/** @param asked a number, which what is visible must not seem to hold */
function noScene(library: Library, label: string, asked = ''): UserError {
  const { scenes, units } = library
  const first = scenes[0]?.id
  const last = scenes.at(-1)?.id
  if (first === undefined || last === undefined) return new UserError(...lostScene)
  const ends = [first, last].map((id) => units.labelInSentence(id))
  const areCountedAlone =
    units.within === undefined && ends.every((end) => end.startsWith(`${units.name} `))
  const range = areCountedAlone
    ? `${units.plural} ${listNumbers(
        scenes.map(({ id }) => units.number(id)),
        asked,
      )}`
    : ends.join(' to ')
  const lines = [...new Set([first, last].map((id) => `scene ${units.number(id)}`))]
  return new UserError(
    `${capitalise(label)} isn’t available to your class. You can see ${first === last ? ends[0] : range}.`,
  ).offering(...lines)
}

const maxRuns = 6

/** Returns “1 to 6”, or “1, 2 and 5” where somebody asked for a number between that is not there. */
function listNumbers(numbers: readonly string[], asked: string): string {
  const ends = `${numbers[0]} to ${numbers.at(-1)}`
  if (![asked, ...numbers].every((number) => /^\d+$/.test(number))) return ends
  const isBetween = Number(asked) > Number(numbers[0]) && Number(asked) < Number(numbers.at(-1))
  const runs: [number, number][] = []
  for (const number of numbers.map(Number)) {
    const run = runs.at(-1)
    if (run !== undefined && number === run[1] + 1) run[1] = number
    else runs.push([number, number])
  }
  if (!isBetween || runs.length > maxRuns) return ends
  const parts = runs.flatMap(([from, to]) =>
    to - from > 1 ? [`${from} to ${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`],
  )
  return joinWords(parts)
}
