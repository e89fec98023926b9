/** What a file may be called as a pack. */
import { capitalise } from '../reply/capitalise.ts'

/** Returns “Cell biology 2” for `Cell_biology-2.gift`, and the fallback for a name without words. */
export function titleOfFile(name: string, fallback = 'Questions'): string {
  const words = name
    .replace(/\.\w{1,12}$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
  return words === '' ? fallback : capitalise(words)
}
