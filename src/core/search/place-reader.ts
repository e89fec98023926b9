/** Reads the places in a work that words name, such as “act two” and “the second to last scene”. */
import { editDistance } from './edit-distance.ts'
import type { PlaceWords } from './language.ts'
import { readNumber, readRoman } from './numbers.ts'

/** “Act two” is the second act, and “the last letter” is letter −1. */
export interface Place {
  readonly unit: string
  readonly number: number
  /** Whether it was called by its number, as “scene 1” is and “the first scene with Catherine” is not. */
  readonly isNumbered: boolean
}

interface ReadPlace {
  readonly place: Place
  readonly next: number
}

/** @param hasNumerals whether a letter after a part can be a Roman numeral; where parts have letters, I is one of these */
export function createPlaceReader(language: PlaceWords, hasNumerals: boolean) {
  const { units, numberSigns, firstAdjectives, lastAdjectives, lastButOne, beforeLast } = language

  /** Takes the places out of the words: “scene 16”, “the 16th scene”, “act two”, “letter II”, “the second to last scene”. */
  function readPlaces(words: readonly string[]) {
    const places: Place[] = []
    const others: string[] = []
    for (let at = 0; at < words.length;) {
      const read = readAfterUnit(words, at) ?? readBeforeUnit(words, at)
      if (read === undefined) others.push(words[at] ?? '')
      else places.push(read.place)
      at = read?.next ?? at + 1
    }
    return { places, others }
  }

  /** “Scene 16”, “scene number 16”, “act two”, “letter II”, “escena final”. */
  function readAfterUnit(words: readonly string[], at: number): ReadPlace | undefined {
    const unit = unitOf(words[at])
    if (unit === undefined) return undefined
    const from = numberSigns.has(words[at + 1] ?? '') ? at + 2 : at + 1
    const number = readNumber(words, from, language.numbers)
    if (number !== undefined) {
      return { place: { unit, number: number.value, isNumbered: true }, next: number.next }
    }
    const word = words[from] ?? ''
    if (language.adjectivesFollow && (lastAdjectives.has(word) || firstAdjectives.has(word))) {
      const edge = lastAdjectives.has(word) ? -1 : 1
      return { place: { unit, number: edge, isNumbered: false }, next: from + 1 }
    }
    const roman = hasNumerals ? readRoman(word) : undefined
    // A single letter is a numeral only where nothing but another part follows: “the scene I liked” is none.
    const isSure =
      word.length > 1 || from === words.length - 1 || unitOf(words[from + 1]) !== undefined
    return roman !== undefined && isSure
      ? { place: { unit, number: roman, isNumbered: true }, next: from + 1 }
      : undefined
  }

  /** “The first scene”, “16th scene”, “the last letter”, “second to last scene”, “opening scene”. */
  function readBeforeUnit(words: readonly string[], at: number): ReadPlace | undefined {
    const word = words[at] ?? ''
    const ordinal = readNumber(words, at, language.numbers)
    const afterOrdinal = ordinal?.next ?? at
    const afterTo = beforeLast.has(words[afterOrdinal] ?? '') ? afterOrdinal + 1 : afterOrdinal
    function place(number: number, next: number): ReadPlace | undefined {
      const unit = unitOf(words[next])
      if (unit === undefined) return undefined
      return { place: { unit, number, isNumbered: false }, next: next + 1 }
    }
    if (ordinal?.isOrdinal === true) {
      if (lastAdjectives.has(words[afterTo] ?? '')) return place(-ordinal.value, afterTo + 1)
      return place(ordinal.value, afterOrdinal)
    }
    if (lastButOne.has(word)) return place(-2, at + 1)
    if (lastButOne.has(word + (words[at + 1] ?? ''))) return place(-2, at + 2)
    if (word === 'next' && words[at + 1] === 'to' && words[at + 2] === 'last') {
      return place(-2, at + 3)
    }
    if (lastAdjectives.has(word)) return place(-1, at + 1)
    return firstAdjectives.has(word) ? place(1, at + 1) : undefined
  }

  function unitOf(word = ''): string | undefined {
    const unit = units.get(word)
    if (unit !== undefined) return unit
    const isMisspelt =
      word.length >= 4 && word.startsWith('s') && editDistance(word, 'scene', 1) <= 1
    return isMisspelt ? 'scene' : undefined
  }

  /** “scene16” is two words, and so is “sc.3”. */
  function splitUnit(word: string): readonly string[] {
    const [, unit = '', number = ''] = /^([a-z]+)(\d{1,3})$/.exec(word) ?? []
    if (unit === 's') return ['scene', number]
    return unitOf(unit) === undefined ? [word] : [unit, number]
  }

  return { readPlaces, splitUnit }
}
