/** Finds the scene that somebody means by its number or its place: `6`, `scene #6`, `1-5`, `next`. */
import { wordsIn } from '../search/tokenise.ts'
import { readNumber, readRoman } from '../search/numbers.ts'
import { UserError } from '../reply/user-error.ts'
import { toAsciiDigits } from '../reply/whole-number.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import { lostScene } from './scene-view.ts'

const unit = /^(?:scenes?|sc|szenen?|number|no|nr|the|about|on|of|please|pls|thanks)$/
const range =
  /^(?:scenes? |the |from |#)*(\d{1,9}) ?(?:[-‐‑‒–—―−~…&]|\.{2,3}|to|till|until|through|and|bis) ?(?:scene |#)?(\d{1,9})$/
const noWholeNumber = /^(?:scene |#)*([-‐‑–—−]?\d{1,9}[.,]\d{1,9}|[-‐‑–—−]\d{1,9})$/
const lastWords: ReadonlySet<string> = new Set(['last', 'final'])

/** A place that words name: numbers from and to, or a step from the scene that the class has reached. */
export type ScenePlace =
  | { readonly from: number; readonly to: number }
  | { readonly step: -1 | 0 | 1 }
  | { readonly isLast: true }
  /** A number that no scene can have, as it was typed. */
  | { readonly impossible: string }

/** Returns the place that the words name and nothing else, or undefined. */
export function readScenePlace(typed: string): ScenePlace | undefined {
  const words = toAsciiDigits(typed.normalize('NFKC')).trim().toLowerCase()
  const [, start, end] = range.exec(words) ?? []
  if (start !== undefined && end !== undefined) {
    const numbers = [Number(start), Number(end)] as const
    return { from: Math.min(...numbers), to: Math.max(...numbers) }
  }
  const [, impossible] = noWholeNumber.exec(words) ?? []
  if (impossible !== undefined) return { impossible }
  const asked = wordsIn(words).filter((word) => !unit.test(word))
  const number = readNumber(asked, 0)
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
  if (lastWords.has(only)) return { isLast: true }
  if (only === 'next') return { step: 1 }
  if (only === 'previous') return { step: -1 }
  return only === 'current' || only === 'latest' ? { step: 0 } : undefined
}

/** Returns the scenes at a place. Throws a UserError that says how far the class’s scenes go where there is none. */
export function scenesAt(
  library: Library,
  place: ScenePlace,
  reached = library.limits.gate,
): readonly Scene[] {
  if ('impossible' in place) throw noSuchScene(library, place.impossible)
  if ('isLast' in place) return library.scenes.slice(-1)
  const { from, to } = 'step' in place ? numbersOf(library, place.step, reached) : place
  const scenes = library.scenes.filter((scene) => {
    const number = library.sceneNumber(scene.id)
    return number >= from && number <= to
  })
  if (scenes.length === 0) throw noSuchScene(library, from === to ? String(from) : `${from}–${to}`)
  return scenes
}

function numbersOf(library: Library, step: number, reached: string | undefined) {
  const number = reached === undefined ? 0 : library.sceneNumber(reached)
  const last = library.scenes.at(-1)
  const end = last === undefined ? 0 : library.sceneNumber(last.id)
  const wanted = number > 0 ? number + step : end
  return { from: wanted, to: wanted }
}

/** Says the same of a scene that does not exist and of one that the class may not see. */
function noSuchScene(library: Library, number: string): UserError {
  const numbers = library.scenes.map((scene) => library.sceneNumber(scene.id))
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return new UserError(...lostScene)
  return new UserError(
    `Scene ${number} isn’t available to your class. You can see scenes ${first} to ${last}.`,
  ).offering(`scene ${first}`, `scene ${last}`)
}
