/** What search knows of a library: one entry for each item that can be looked up. */
import type { FindNames, SearchText } from '../pack/section.ts'
import {
  type EntryKind,
  type PackContent,
  type SectionName,
  sectionNames,
  sections,
} from '../pack/sections.ts'
import { createUnitLabels } from '../pack/unit-label.ts'
import type { Pack } from '../pack/pack.ts'

export interface Entry extends SearchText {
  readonly kind: EntryKind
  readonly id: string
  /** A scene’s own number in the work; where these are letters, its place in the story, from 1. */
  readonly number?: number
}

/**
 * Returns an entry for each item, in the order of the sections.
 * @param story what the scenes are called, and where they are counted, hidden ones too
 */
export function entriesOf(
  content: PackContent,
  story: Pick<Pack, 'scenes' | 'unit'> = { scenes: content.scenes, unit: { name: 'scene' } },
): readonly Entry[] {
  const units = createUnitLabels(story)
  // “Scene 5” is understood without, and would make every scene one that goes by that word.
  const hasPlainScenes = story.unit.name === 'scene' && story.unit.within === undefined
  const places = new Map(story.scenes.map(({ id }, index) => [id, index + 1]))
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
    .map((entry) => {
      if (entry.kind !== 'scene') return entry
      const aliases = hasPlainScenes ? [] : [units.label(entry.id)]
      const number = Number.parseInt(units.ownNumber(entry.id), 10) || (places.get(entry.id) ?? 0)
      return { ...entry, aliases: [...entry.aliases, ...aliases], number }
    })
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
