/** Lists every fact of a pack that has a scene of its own. */
import type { Pack } from './pack.ts'
import type { ItemMoment } from './section.ts'
import { type PackContent, type SectionName, sectionNames, sections } from './sections.ts'

interface LocatedMoment extends ItemMoment {
  readonly file: SectionName
}

/** Arcs and relationships of characters, evidence of themes, examples of terms, each with its path inside the file. */
export function listMoments(pack: Pack): readonly LocatedMoment[] {
  return sectionNames.flatMap((name) => momentsOf(pack, name))
}

function momentsOf<Name extends SectionName>(
  pack: PackContent,
  file: Name,
): readonly LocatedMoment[] {
  return pack[file].flatMap((item, index) =>
    (sections[file].moments?.(item) ?? []).map(({ path, moment }) => ({
      file,
      path: [index, ...path],
      moment,
    })),
  )
}
