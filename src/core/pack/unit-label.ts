/** What a class calls the units of a work, and each of them: “scene 5”, “chapter 5”, “act 1, scene 5”. */
import { capitalise } from '../reply/capitalise.ts'
import type { Unit } from './manifest.ts'
import type { Pack } from './pack.ts'

/** The units are the pack’s scenes, given by their ids. Hidden ones count too, so that labels never change. */
export interface UnitLabels extends Unit {
  /** Such as “chapters”. */
  readonly plural: string
  /** Returns “Act 1, Scene 5”, or nothing for what isn’t in the pack. */
  label(sceneId: string): string
  /** Returns “act 1, scene 5”, for the middle of a sentence. */
  labelInSentence(sceneId: string): string
  /** Returns “1.5” where units are counted in larger parts, else “5”. */
  number(sceneId: string): string
  /** Returns its own number in the work, without that of the larger part. */
  ownNumber(sceneId: string): string
  /** Its place in the whole pack, from 1. */
  place(sceneId: string): number
  /** Numbers of visible units that are no whole numbers, such as “e”, “5a” or “prologue”, in lower case, the longest first. */
  readonly otherNumbers: readonly string[]
  /** Whether units count by single letters, so that each letter is a place, also one that nothing visible has. */
  readonly countsByLetters: boolean
  /** Whether this is what a visible unit has for a number, or may have, and it is no whole number. */
  hasNumber(typed: string): boolean
  /** Returns the first and last place of units with a number, or where they would be; a range that is empty holds none. */
  places(typed: string): { readonly first: number; readonly last: number }
}

/** @param visible the units that a class may see; left out, all of them */
export function createUnitLabels(
  { unit, scenes }: Pick<Pack, 'unit' | 'scenes'>,
  visible: Pack['scenes'] = scenes,
): UnitLabels {
  const numbers = numberUnits(scenes)

  function words(sceneId: string, write: (word: string) => string): string {
    const found = numbers.get(sceneId)
    if (found === undefined) return ''
    const own = isName(found.own) ? write(found.own) : `${write(unit.name)} ${found.own}`
    return unit.within === undefined || found.within === undefined
      ? own
      : `${write(unit.within)} ${found.within}, ${own}`
  }

  const all = [...numbers.values()]
  const ownNumbers = visible.map(({ id }) => numbers.get(id)?.own.toLowerCase() ?? '')
  const otherNumbers = [...new Set(ownNumbers.filter((own) => !/^\d+$/.test(own)))].toSorted(
    (a, b) => b.length - a.length,
  )
  const countsByLetters = ownNumbers.length > 0 && ownNumbers.every((own) => /^[a-z]$/.test(own))

  /** “V” is a numeral where no unit has that letter. */
  function isLetter(typed: string): boolean {
    return (
      countsByLetters &&
      (/^[a-hj-uwyz]$/.test(typed) || all.some(({ own }) => own.toLowerCase() === typed))
    )
  }

  function places(typed: string) {
    const exact = all.filter(({ own }) => own.toLowerCase() === typed.toLowerCase())
    const [found] = exact
    if (found !== undefined) return { first: found.place, last: exact.at(-1)?.place ?? found.place }
    const number = /^\d+$/.test(typed) ? Number(typed) : all.length + 1
    if (all.every(({ own }) => !/^\d/.test(own))) return { first: number, last: number }
    const from = all.find(({ own }) => Number.parseInt(own, 10) >= number)
    const to = all.findLast(({ own }) => Number.parseInt(own, 10) <= number)
    return { first: from?.place ?? all.length + 1, last: to?.place ?? 0 }
  }

  return {
    ...unit,
    otherNumbers,
    countsByLetters,
    hasNumber: (typed) =>
      otherNumbers.includes(typed.toLowerCase()) || isLetter(typed.toLowerCase()),
    place: (sceneId) => numbers.get(sceneId)?.place ?? 0,
    places,
    plural: pluralOf(unit.name),
    label: (sceneId) => words(sceneId, capitalise),
    labelInSentence: (sceneId) => words(sceneId, (word) => word),
    ownNumber: (sceneId) => numbers.get(sceneId)?.own ?? '',
    number(sceneId) {
      const { within, own = '' } = numbers.get(sceneId) ?? {}
      return within === undefined ? own : `${within}.${own}`
    },
  }
}

/** Whether what stands for a number is a name of its own, such as “Prologue”, and no “IV” or “5a”. */
function isName(own: string): boolean {
  return /^\P{N}*(?:\p{Ll}{3}|\p{Lo}{2})\P{N}*$/u.test(own) && !/^[ivxlcdm]+$/i.test(own)
}

/** A unit has the number that the pack gives it, or else its place among those of its larger part. */
function numberUnits(scenes: Pack['scenes']) {
  const counts = new Map<number | undefined, number>()
  return new Map(
    scenes.map(({ id, within, number }, index) => {
      const count = (counts.get(within) ?? 0) + 1
      counts.set(within, count)
      return [id, { within, own: number ?? String(count), place: index + 1 }]
    }),
  )
}

/** English words; of others the singular is less wrong than a guess. */
export function pluralOf(word: string): string {
  if (!/^[a-z -]+$/.test(word)) return word
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

/** Returns “a scene” or “an act”, by its letter. */
export function withArticle(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`
}
