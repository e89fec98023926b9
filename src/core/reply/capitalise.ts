/** Returns the text with a capital first letter. */
import { firstCharacter } from './truncate.ts'

export function capitalise(text: string): string {
  const first = firstCharacter(text)
  return first.toUpperCase() + text.slice(first.length)
}
