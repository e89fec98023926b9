/** The line of the day where nothing is posted: by the rule of the daily posts, without a schedule. */
import type { Library } from '../pack/library.ts'
import type { Quote } from '../pack/pack.ts'
import { isWholeLine } from '../pack/whole-line.ts'
import { isEndOfOpenWork, partOf } from './pool.ts'
import { maxRecentPosts } from './rotation.ts'

/**
 * Returns the line of a day, counted from any day; undefined where no line can stand alone. Lines are whole and of the newest part
 * that the class has reached, or of the beginning of a work that is all open, with the parts beside it where these are few. Nobody
 * knows on which day a class begins to look, so the end of a work that is all open comes only where nothing else is there.
 */
export function dailyLine(library: Library, day: number): Quote | undefined {
  const byPart = Map.groupBy(
    library.quotes.filter((quote) => isWholeLine(quote)),
    ({ scene }) => partOf(library, library.sceneNumber(scene)),
  )
  const [first, ...others] = [...byPart].toSorted(([a], [b]) => b - a)
  const lines = [...(first?.[1] ?? [])]
  for (const [part, more] of others) {
    if (lines.length >= maxRecentPosts || isEndOfOpenWork(part)) break
    lines.push(...more)
  }
  return lines[day % lines.length]
}
