/** What search knows of a library: one entry for each item that can be looked up. */
import type { FindNames, SearchText } from '../pack/section.ts'
import {
  type EntryKind,
  type PackContent,
  type SectionName,
  sectionNames,
  sections,
} from '../pack/sections.ts'

export interface Entry extends SearchText {
  readonly kind: EntryKind
  readonly id: string
}

/** Returns an entry for each item, in the order of the sections. */
export function entriesOf(content: PackContent): readonly Entry[] {
  const names = {
    scenes: new Map(content.scenes.map(({ id, title }) => [id, title])),
    characters: new Map(content.characters.map(({ id, name }) => [id, name])),
    themes: new Map(content.themes.map(({ id, name }) => [id, name])),
  }
  function findNames(section: keyof typeof names, ids: readonly string[]): readonly string[] {
    return ids.flatMap((id) => names[section].get(id) ?? [])
  }
  return sectionNames.flatMap((name) => sectionEntries(content, name, findNames))
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
