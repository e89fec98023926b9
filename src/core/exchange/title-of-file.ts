/** What a file may be called as a pack. */
import { capitalise } from '../reply/capitalise.ts'

/** Returns “Cell biology 2” for `Cell_biology-2.gift`. */
export function titleOfFile(name: string): string {
  const words = name
    .replace(/\.\w{1,12}$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
  return words === '' ? 'Questions' : capitalise(words)
}
