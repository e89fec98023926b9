/** Cuts text into characters as readers count them: an emoji of several parts is one, and a letter has its marks. */

/** None of these becomes one character with its neighbour. */
const plain = /^[ -~]*$/

let segmenter: Intl.Segmenter | undefined

/** Returns the characters in order. Their data takes 2 MiB of memory, so it is loaded with the first text. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}

/** Returns where the character begins that the UTF-16 unit at `index` is part of. Plain English needs no data. */
export function characterStart(text: string, index: number): number {
  if (plain.test(text.slice(index - 1, index + 1))) return index
  return graphemesOf(text).containing(index)?.index ?? 0
}

/** Returns the first character, or nothing of an empty text. */
export function firstCharacter(text: string): string {
  if (plain.test(text.slice(0, 2))) return text.slice(0, 1)
  return graphemesOf(text).containing(0)?.segment ?? ''
}
