/** How the items of a pack are counted in sentences: by the words of its class. */
import { formatCount } from '../reply/format.ts'
import type { Pack } from './pack.ts'
import type { SectionName } from './sections.ts'
import { pluralOf } from './unit-label.ts'
import { wordsFor } from './work-words.ts'

/** Returns such as “1 scene” or “3 quiz questions”. */
export function countIn(
  { unit, work }: Pick<Pack, 'unit' | 'work'>,
  section: SectionName,
  count: number,
): string {
  switch (section) {
    case 'scenes':
      return formatCount(count, unit.name, pluralOf(unit.name))
    case 'quotes':
      return formatCount(count, wordsFor({ kind: work.kind }).quote)
    case 'characters':
      return formatCount(count, 'character')
    case 'themes':
      return formatCount(count, 'theme')
    case 'questions':
      return formatCount(count, 'discussion question')
    case 'quiz':
      return formatCount(count, 'quiz question')
    case 'terms':
      return formatCount(count, 'term')
    default:
      return section satisfies never
  }
}
