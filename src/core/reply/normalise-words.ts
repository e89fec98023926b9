/** Brings text into a form that compares equal whatever its case and punctuation, and whatever nobody can see. */
import { visibleText } from './invisible.ts'

/** Words, and numbers with the signs that make them others: −5, 3.5, 1/2, 50%. C++ is not C. */
const words =
  /(?:(?<![\p{L}\p{M}\p{N}])[-−])?\p{N}+(?:[.,/⁄]\p{N}+)*%?|[\p{L}\p{M}\p{N}]+(?:(?<=\b\p{L})[+#]{1,2})?/gu

/** Returns the words of a text in lower case; whatever is not a letter, a digit or a sign of a number separates them. */
export function normaliseWords(text: string): readonly string[] {
  return normaliseLook(text).match(words) ?? []
}

/** Returns the words joined by single spaces; where there are none, the signs. */
export function normaliseText(text: string): string {
  return normaliseWords(text).join(' ') || normaliseLook(text)
}

/** Returns the text such that two texts are equal if readers see no difference between them but case. */
export function normaliseLook(text: string): string {
  return visibleText(text).normalize('NFKC').toLowerCase()
}
