/** What search knows of a library: one entry for each item that can be looked up. */
import type { FindNames, SearchText } from '../pack/section.ts'
import {
  type EntryKind,
  type PackContent,
  type SectionName,
  sectionNames,
  sections,
} from '../pack/sections.ts'
import { numberScenes } from '../pack/visible-content.ts'

export interface Entry extends SearchText {
  readonly kind: EntryKind
  readonly id: string
  /** A scene’s number in the whole story, from 1. */
  readonly number?: number
}

/**
 * Returns an entry for each item, in the order of the sections.
 * @param story where the scenes are counted, hidden ones too
 */
export function entriesOf(
  content: PackContent,
  story: Pick<PackContent, 'scenes'> = content,
): readonly Entry[] {
  const sceneNumbers = numberScenes(story)
  const names = {
    scenes: new Map(content.scenes.map(({ id, title }) => [id, title])),
    characters: new Map(content.characters.map(({ id, name }) => [id, name])),
    themes: new Map(content.themes.map(({ id, name }) => [id, name])),
  }
  function findNames(section: keyof typeof names, ids: readonly string[]): readonly string[] {
    return ids.flatMap((id) => names[section].get(id) ?? [])
  }
  return sectionNames
    .flatMap((name) => sectionEntries(content, name, findNames))
    .map((entry) =>
      entry.kind === 'scene' ? { ...entry, number: sceneNumbers.get(entry.id) ?? 0 } : entry,
    )
}

function sectionEntries<Name extends SectionName>(
  content: PackContent,
  name: Name,
  findNames: FindNames,
): readonly Entry[] {
  const { lookup } = sections[name]
  if (lookup === undefined) return []
  return content[name].map((item) => ({
    kind: lookup.kind,
    id: item.id,
    ...lookup.searchText(item, findNames),
  }))
}
