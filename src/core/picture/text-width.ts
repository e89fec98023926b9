/** Estimates how wide text is in a picture, and breaks it into lines. */
import { graphemesOf } from '../reply/graphemes.ts'

/** Wider than any picture. */
export const maxWordWidth = 10_000

/** Made with the first picture: its data takes a while to load. */
let wordParts: Intl.Segmenter | undefined

/** Shares of the font size, as in DejaVu Sans Condensed, each a little more than the average of its kind. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/^[\p{M}\u200B-\u200F]/u, 0],
  [/^[ .,:;!|'‘’iljIft()[\]/-]/, 0.33],
  [/^[mwMW@%—…]/, 0.9],
  [/^[A-Z&]/, 0.68],
  [
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uFF00-\uFFEF]/u,
    1,
  ],
  [/^[\p{Lu}\p{Script=Devanagari}\p{Script=Thai}]/u, 0.75],
]
const usualWidth = 0.58

/** Returns an estimate that is rarely less than what a text takes. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const { segment } of graphemesOf(text)) {
    width += widths.find(([kind]) => kind.test(segment))?.[1] ?? usualWidth
  }
  return width * size
}

/** Returns the text, or its beginning with an ellipsis if it is wider than that. */
export function shortenToWidth(text: string, size: number, maxWidth: number): string {
  if (text.length * size * 1.1 < maxWidth || textWidth(text, size) <= maxWidth) return text
  const room = maxWidth - textWidth('…', size)
  return `${fillLine(text, size, room).trimEnd()}…`
}

/** Returns lines that are no wider than that, broken between words where there are any. */
export function wrapText(text: string, size: number, maxWidth: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of breakable(text, size, maxWidth)) {
    if (line.trim() !== '' && textWidth((line + piece).trimEnd(), size) > maxWidth) {
      lines.push(line.trim())
      line = ''
    }
    line += piece
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}

/** Pieces that a line can end after: words with their space; what is too wide for a line, or has no spaces, in smaller ones. */
function breakable(text: string, size: number, maxWidth: number): readonly string[] {
  const words = (wordParts ??= new Intl.Segmenter('en', { granularity: 'word' }))
  return (text.match(/\S+\s*|\s+/gu) ?? []).flatMap((word) => {
    if (textWidth(word.trimEnd(), size) <= maxWidth) return [word]
    return joinPunctuation([...words.segment(word)]).flatMap((part) =>
      textWidth(part.trimEnd(), size) <= maxWidth ? [part] : splitCharacters(part, size, maxWidth),
    )
  })
}

/** Punctuation stays with the word before it, except what opens. */
function joinPunctuation(parts: readonly Intl.SegmentData[]): readonly string[] {
  const joined: string[] = []
  let opening = ''
  for (const { segment, isWordLike } of parts) {
    const last = joined.length - 1
    if (isWordLike === true || last < 0) {
      joined.push(opening + segment)
      opening = ''
    } else if (/^[\p{Ps}\p{Pi}]/u.test(segment)) opening += segment
    else joined[last] += opening + segment
  }
  return opening === '' ? joined : [...joined, opening]
}

function splitCharacters(text: string, size: number, maxWidth: number): readonly string[] {
  const parts: string[] = []
  let width = Infinity
  for (const { segment } of graphemesOf(text)) {
    const own = textWidth(segment, size)
    if (width + own > maxWidth) {
      parts.push(segment)
      width = own
    } else {
      parts[parts.length - 1] += segment
      width += own
    }
  }
  return parts
}

/** Returns the characters that fit from the beginning. */
function fillLine(text: string, size: number, maxWidth: number): string {
  let line = ''
  let width = 0
  for (const { segment } of graphemesOf(text)) {
    width += textWidth(segment, size)
    if (width > maxWidth) break
    line += segment
  }
  return line
}
