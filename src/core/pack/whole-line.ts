/** Whether a line can stand alone, without the words around it. */
import type { Quote } from './pack.ts'

/** Marks of a cut at the beginning, or a sentence that begins in the middle. */
const beginsInside = /^\W*(?:…|\.{3}|\p{Ll})/u

/** False for what its pack calls a fragment, and for what begins in the middle of a sentence. */
export function isWholeLine({ line, fragment }: Pick<Quote, 'line' | 'fragment'>): boolean {
  return fragment !== true && !beginsInside.test(line)
}
