/** Names a unit with the part of the work that the pack covers, and neither twice: never “Scene 5 of Act 1, Scene 5”. */
import type { Library } from '../pack/library.ts'
import { pluralOf } from '../pack/unit-label.ts'
import { isWhole } from '../pack/part-in-sentence.ts'

/** Returns “Scene 5 of Part 2: Loving Samantha”, or the label alone where one of the two says the other. */
export function unitInPart({ pack: { part }, units }: Library, sceneId: string): string {
  const label = units.label(sceneId)
  if (isWhole.test(part) || repeats(part, label)) return label
  return `${label} of ${part}`
}

/** Returns the part, or undefined where it says nothing beside the unit, as “the whole play” does not. */
export function partBeside(
  { pack: { part }, units }: Library,
  sceneId: string,
): string | undefined {
  return isWhole.test(part) || repeats(part, units.label(sceneId)) ? undefined : part
}

/** Whether one begins with all words of the other, such as “Act 1” and “Act 1, Scene 5”, or the part counts such units, such as “Acts 1 to 5”. */
function repeats(part: string, label: string): boolean {
  const [short = '', long = ''] = [part, label]
    .map((text) => text.toLowerCase())
    .toSorted((a, b) => a.length - b.length)
  const [unit = ''] = label.toLowerCase().split(' ')
  if (part.toLowerCase().startsWith(`${pluralOf(unit)} `)) return true
  return long.startsWith(short) && !/^[\p{L}\p{N}.]/u.test(long.slice(short.length))
}
