/** What a class calls an item of a kind: a scene may be a chapter, a line a key statement. */
import type { Library } from '../pack/library.ts'
import { type EntryKind, kindLabel } from '../pack/sections.ts'
import { capitalise } from '../reply/capitalise.ts'

export function labelOf({ units, words }: Library, kind: EntryKind): string {
  if (kind === 'scene') return capitalise(units.name)
  return kind === 'quote' ? capitalise(words.quote) : kindLabel(kind)
}
