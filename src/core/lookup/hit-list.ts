/** How matches are listed: a short row for each, with the button that opens it. */
import { componentId } from '../command/component-id.ts'
import type { Library } from '../pack/library.ts'
import { labelOf } from './kind-label.ts'
import { type Block, type Inline, type RichText, button, row } from '../reply/reply.ts'
import { cutText } from '../reply/truncate.ts'
import type { Hit } from '../search/search.ts'

/** Three lines on a phone, beside the button. */
const maxExcerptLength = 80
/** So much of it may stand before the first match. */
const maxLeadLength = 30

/** `firstNumber` is the number of the first row. */
export function hitRows(library: Library, hits: readonly Hit[], firstNumber = 1): readonly Block[] {
  return hits.map((hit, at) => {
    const number = firstNumber + at
    return row(
      button(`Open ${number}`, componentId('search', 'open', `${hit.kind}/${hit.id}`)),
      `${number}. `,
      { strong: labelOf(library, hit.kind) },
      ' · ',
      ...formatHit(hit),
    )
  })
}

/** The label, and what matched if nothing in the label did. */
function formatHit({ markedLabel, excerpt }: Hit): RichText {
  const label = clipToMatch(markedLabel, maxExcerptLength)
  if (excerpt === undefined || markedLabel.some(isMark)) return label
  return [...label, ' — ', ...clipToMatch(excerpt, maxExcerptLength)]
}

/** Returns at most about `maxLength` characters of the text around its first match, cut between words. */
export function clipToMatch(text: RichText, maxLength: number): RichText {
  const words = text.flatMap(wordsOf)
  const lengths = words.map(({ word }) => word.length)
  if (sum(lengths) <= maxLength) return text
  const match = Math.max(
    0,
    words.findIndex(({ isMatch }) => isMatch),
  )
  let start = match
  while (start > 0 && sum(lengths.slice(start - 1, match)) <= maxLeadLength) start--
  let end = start + 1
  while (end < words.length && sum(lengths.slice(start, end + 1)) <= maxLength) end++
  const shown = words.slice(start, end).map(({ word, isMatch }, at): Inline => {
    const isLast = at === end - start - 1
    const whole = cutText(isLast ? word.trimEnd() : word, maxLength)
    return isMatch ? { mark: whole } : whole
  })
  return [...(start > 0 ? ['… '] : []), ...shown, ...(end < words.length ? [' …'] : [])]
}

interface Word {
  readonly word: string
  readonly isMatch: boolean
}

/** Words with the blanks that follow them. */
function wordsOf(part: Inline): readonly Word[] {
  if (isMark(part)) return [{ word: part.mark, isMatch: true }]
  const plain = typeof part === 'string' ? part : ''
  return (plain.match(/\s*\S+\s*|\s+/g) ?? []).map((word) => ({ word, isMatch: false }))
}

function isMark(part: Inline): part is { readonly mark: string } {
  return typeof part === 'object' && 'mark' in part
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0)
}
