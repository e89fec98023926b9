/** Returns the text with a capital first letter. */
import { firstCharacter } from './graphemes.ts'

export function capitalise(text: string): string {
  const first = firstCharacter(text)
  return first.toUpperCase() + text.slice(first.length)
}
