/** Cuts text into characters as readers count them: an emoji of several parts is one, and a letter has its marks. */

let segmenter: Intl.Segmenter | undefined

/** Returns the characters in order. Their data takes 2 MiB of memory, so it is loaded with the first text. */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return segmenter.segment(text)
}
