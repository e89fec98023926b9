/** Letters in circles, in squares or as halves of flags, which NFKC leaves as they are. */

/** The first of each alphabet. */
const alphabets = [0x1f150, 0x1f170, 0x1f1e6]
const enclosed = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu

/** Returns the text with the plain small letter for each. */
export function openEnclosed(text: string): string {
  return text.replaceAll(enclosed, (letter) => {
    const code = letter.codePointAt(0) ?? 0
    const first = alphabets.findLast((each) => each <= code) ?? code
    return String.fromCodePoint(0x61 + code - first)
  })
}
