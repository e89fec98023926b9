/** Where a line stands, in small print under it. */
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import { enDashes, hasSeveral } from './citation/page-ranges.ts'
import { writeYear } from './citation/year.ts'
import { partBeside } from './unit-in-part.ts'

/** Returns such as “Her (2013), Part 2: Loving Samantha, scene 6: The Carnival” or “Low Water (2026), act 1, scene 2: The Gate, lines 14–18”. */
export function shortReference(library: Library, quote: Quote): string {
  const { pack, units, scene } = library
  const { title: work, year } = pack.work
  const unit = units.labelInSentence(quote.scene)
  const title = scene(quote.scene)?.title
  const { lines, page, time, paragraph } = quote.at ?? {}
  return [
    year === undefined ? work : `${work} (${writeYear(year)})`,
    partBeside(library, quote.scene),
    title === undefined ? unit : `${unit}: ${title}`,
    counted('line', lines),
    counted('page', page),
    units.name === 'paragraph' ? undefined : counted('paragraph', paragraph),
    time,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
}

function counted(word: string, numbers: string | undefined): string | undefined {
  return numbers && `${word}${hasSeveral(numbers) ? 's' : ''} ${enDashes(numbers)}`
}
