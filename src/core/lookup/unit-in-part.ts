/** Names a unit with the part of the work that the pack covers, and neither twice: never “Scene 5 of Act 1, Scene 5”. */
import type { Library } from '../pack/library.ts'

/** That a pack covers the whole play says nothing about a line or a scene of it. */
const isWhole = /^the whole\b/i

/** Returns “Scene 5 of Part 2: Loving Samantha”, or the label alone where one of the two says the other. */
export function unitInPart({ pack: { part }, units }: Library, sceneId: string): string {
  const label = units.label(sceneId)
  if (repeats(part, label)) return label
  return `${label} of ${part.replace(isWhole, (words) => words.toLowerCase())}`
}

/** Returns the part, or undefined where it says nothing beside the unit. */
export function partBeside(
  { pack: { part }, units }: Library,
  sceneId: string,
): string | undefined {
  return isWhole.test(part) || repeats(part, units.label(sceneId)) ? undefined : part
}

/** Whether one begins with all words of the other, such as “Act 1” and “Act 1, Scene 5”. */
function repeats(part: string, label: string): boolean {
  const [short = '', long = ''] = [part, label]
    .map((text) => text.toLowerCase())
    .toSorted((a, b) => a.length - b.length)
  return long.startsWith(short) && !/^[\p{L}\p{N}.]/u.test(long.slice(short.length))
}
