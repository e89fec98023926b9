/** What a class calls an item of a kind: a scene may be a chapter, a line a key statement. */
import type { Library } from '../pack/library.ts'
import { type EntryKind, kindLabel } from '../pack/sections.ts'
import { capitalise } from '../reply/capitalise.ts'

export function kindNameOf({ units, words }: Library, kind: EntryKind): string {
  if (kind === 'scene') return units.name
  return kind === 'quote' ? words.quote : kindLabel(kind).toLowerCase()
}

export function labelOf(library: Library, kind: EntryKind): string {
  return capitalise(kindNameOf(library, kind))
}

/** Returns what a quiz or a deck can be about, “scene, character or theme”; some works have no characters. */
export function topicWords({ units, characters }: Library): string {
  return characters.length === 0 ? `${units.name} or theme` : `${units.name}, character or theme`
}

/** Returns what a line can be asked for by: “character or theme”. */
export function filterWords({ characters }: Library): string {
  return characters.length === 0 ? 'theme' : 'character or theme'
}
