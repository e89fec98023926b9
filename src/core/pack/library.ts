/** A pack as one class may see it. Nothing above its rating ceiling or past its progress gate exists in a library. */
import { entriesOf } from '../search/entries.ts'
import { languageOf } from '../search/languages/language-of.ts'
import { createHiddenLines } from './hidden-lines.ts'
import { type SearchIndex, createSearch } from '../search/search.ts'
import { emptyThesaurus } from '../search/thesaurus.ts'
import type { Room } from '../platform/room.ts'
import type { Pack, Scene } from './pack.ts'
import { type UnitLabels, createUnitLabels } from './unit-label.ts'
import { type WorkWords, wordsFor } from './work-words.ts'
import { type EntryKind, type ItemsByKind, type PackContent, lookups } from './sections.ts'
import { type VisibilityLimits, numberScenes, visibleContent } from './visible-content.ts'

/** Finds items by id: `scene('the-carnival')`, `quote('past-is-a-story')`. */
export type FindById = {
  readonly [Kind in EntryKind]: (id: string) => ItemsByKind[Kind] | undefined
}

export interface Library extends PackContent, FindById {
  readonly pack: Pick<
    Pack,
    'id' | 'version' | 'title' | 'part' | 'summary' | 'unit' | 'work' | 'guide' | 'language'
  >
  /** What the class calls the scenes. */
  readonly units: UnitLabels
  /** What the class calls the lines and the whole. */
  readonly words: WorkWords
  readonly limits: VisibilityLimits
  /** Names the pack among those of all classes. */
  readonly key: string
  /** Returns the index of everything in the library; it is built with the first search. */
  readonly openSearch: () => Promise<SearchIndex>
  /** Whether the pack has any of these, hidden ones included. */
  has(section: 'characters' | 'themes' | 'quotes' | 'questions'): boolean
  /** The scene's number in the whole story, from 1. Hidden scenes count too, so that it never changes. */
  sceneNumber(sceneId: string): number
  /** Returns the SVG of a picture, or undefined if the pack came without its files. */
  drawing(file: string): string | undefined
  /** Whether a text has a line in it that the limits hide, or is part of one. */
  hidesLineIn(text: string): boolean
  /** The visible scene before (-1) or after (1) a scene. */
  adjacentScene(sceneId: string, step: -1 | 1): Scene | undefined
}

/** Returns the pack that applies in a room, within the room’s limits. */
export type OpenLibrary = (room: Room) => Promise<Library>

interface LibraryOptions {
  /** Left out, the pack’s id. */
  readonly key?: string
  /** Left out, the index is built in place and knows no general English. */
  readonly openSearch?: (content: PackContent) => Promise<SearchIndex>
}

/** Returns the part of a pack that the limits allow. */
export function createLibrary(
  pack: Pack,
  limits: VisibilityLimits,
  { key = pack.id, openSearch = createOpenSearch(pack) }: LibraryOptions = {},
): Library {
  const content = visibleContent(pack, limits)
  const sceneNumbers = numberScenes(pack)

  return {
    ...content,
    ...findersById(content),
    pack,
    units: createUnitLabels(pack, content.scenes),
    words: wordsFor(pack.work),
    has: (section) => pack[section].length > 0,
    key,
    limits,
    openSearch: () => openSearch(content),
    sceneNumber: (id) => sceneNumbers.get(id) ?? 0,
    drawing: (file) => pack.drawings?.get(file),
    hidesLineIn: createHiddenLines(pack.quotes, content.quotes),
    adjacentScene(id, step) {
      const at = content.scenes.findIndex((scene) => scene.id === id)
      return at === -1 ? undefined : content.scenes[at + step]
    },
  }
}

function createOpenSearch(pack: Pack): (content: PackContent) => Promise<SearchIndex> {
  let index: Promise<SearchIndex> | undefined
  return (content) =>
    (index ??= Promise.resolve(
      createSearch(
        entriesOf(content, pack),
        pack.synonyms,
        emptyThesaurus,
        languageOf(pack.language),
      ),
    ))
}

function findersById(content: PackContent): FindById {
  return Object.fromEntries(
    lookups.map(({ section, lookup }) => {
      const items = new Map(content[section].map((item) => [item.id, item]))
      return [lookup.kind, (id: string) => items.get(id)]
    }),
  ) as FindById
}
