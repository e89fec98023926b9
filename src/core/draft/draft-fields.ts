/** The fields of a draft, before they are written as YAML: values, and blanks that say what a person has to fill in. */
import { foldLetters } from '../reply/fold-letters.ts'
import { cutText } from '../reply/truncate.ts'
import type { SectionName } from '../pack/sections.ts'

/** A field is a blank where it has no value; its note then says what to write. */
export interface DraftField {
  readonly name: string
  readonly value?: DraftValue | undefined
  readonly note?: string | undefined
}

export type DraftValue = string | number | readonly string[] | DraftGroup | readonly DraftGroup[]

/** The fields of one item, in the order of the format. */
export interface DraftGroup {
  readonly fields: readonly DraftField[]
}

export interface DraftFile {
  readonly name: 'pack' | SectionName
  /** What its first lines say, one comment each. */
  readonly notes: readonly string[]
  /** One for pack.yaml. */
  readonly items: readonly DraftGroup[]
}

export function blank(name: string, note: string): DraftField {
  return { name, note }
}

export function field(name: string, value: DraftValue, note?: string): DraftField {
  return { name, value, note }
}

/** A list is left out where it is empty. */
export function listField(name: string, values: readonly string[]): readonly DraftField[] {
  return values.length === 0 ? [] : [field(name, values)]
}

const maxIdLength = 36

/** Returns a function that makes an id of a text, each only once. */
export function createIds(fallback: string): (text: string) => string {
  const taken = new Set<string>()
  return (text) => {
    const words = foldLetters(text)
      .replaceAll("'", '')
      .match(/[a-z0-9]+/g)
    const base = shorten(words ?? [fallback])
    let id = base
    for (let number = 2; taken.has(id); number += 1) id = `${base}-${number}`
    taken.add(id)
    return id
  }
}

function shorten(words: readonly string[]): string {
  let id = cutText(words[0] ?? '', maxIdLength)
  for (const word of words.slice(1, 6)) {
    if (id.length + word.length + 1 > maxIdLength) break
    id += `-${word}`
  }
  return id
}
