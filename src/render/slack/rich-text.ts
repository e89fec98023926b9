/** Our runs of text as Slack's rich text, in which no character is markup; long ones are cut between words. */
import type { types } from '@slack/bolt'
import { inlineText } from '../../core/reply/plain-text.ts'
import type { Inline, RichText } from '../../core/reply/reply.ts'
import { blockLimits } from './block-limits.ts'
import { stripInvisible } from './text.ts'

export type RichElement = types.RichTextBlockElement
type RichInline = types.RichTextElement

/** One part of a rich text block, and how many characters it shows. */
export interface RichPart {
  readonly element: RichElement
  readonly size: number
}

/** A block, and how many characters it shows. */
export interface SizedBlock<B> {
  readonly block: B
  readonly size: number
}

/** Groups parts into blocks, none of which is too long. */
export function richBlocks(parts: readonly RichPart[]): SizedBlock<types.RichTextBlock>[] {
  const blocks: SizedBlock<types.RichTextBlock>[] = []
  let elements: RichElement[] = []
  let size = 0
  for (const part of parts) {
    if (elements.length > 0 && size + part.size > blockLimits.section) {
      blocks.push({ block: { type: 'rich_text', elements }, size })
      elements = []
      size = 0
    }
    elements.push(part.element)
    size += part.size
  }
  if (elements.length > 0) blocks.push({ block: { type: 'rich_text', elements }, size })
  return blocks
}

/** A paragraph: one section, or several where it is long. */
export function sections(text: RichText): RichPart[] {
  return splitRichText(text).map((piece) => ({
    element: { type: 'rich_text_section', elements: inlines(piece) },
    size: sizeOf(piece),
  }))
}

export function quoted(text: RichText): RichPart[] {
  return splitRichText(text).map((piece) => ({
    element: { type: 'rich_text_quote', elements: inlines(piece) },
    size: sizeOf(piece),
  }))
}

/** Each item is a part of its own, so that a long list can go on in the next block with its numbers. */
export function listed(items: readonly RichText[], style: 'bullet' | 'ordered'): RichPart[] {
  return items.flatMap((item, index) => {
    const [first = [], ...rest] = splitRichText(item)
    if (sizeOf(first) === 0) return []
    return [
      {
        element: {
          type: 'rich_text_list' as const,
          style,
          ...(style === 'ordered' && index > 0 ? { offset: index } : {}),
          elements: [{ type: 'rich_text_section' as const, elements: inlines(first) }],
        },
        size: sizeOf(first),
      },
      ...rest.flatMap(sections),
    ]
  })
}

/** Text in which every space counts. */
export function preformatted(words: string): RichPart[] {
  return splitRichText([words]).map((piece) => ({
    element: {
      type: 'rich_text_preformatted',
      elements: [{ type: 'text', text: piece.map((part) => inlineText(part)).join('') }],
    },
    size: sizeOf(piece),
  }))
}

function inlines(text: RichText): RichInline[] {
  return text.flatMap((part) => (inlineText(part) === '' ? [] : [inline(part)]))
}

function inline(part: Inline): RichInline {
  const text = inlineText(part)
  if (typeof part === 'string') return { type: 'text', text }
  if ('em' in part) return { type: 'text', text, style: { italic: true } }
  if ('strong' in part || 'mark' in part) return { type: 'text', text, style: { bold: true } }
  if ('code' in part) return { type: 'text', text, style: { code: true } }
  if ('time' in part) {
    return {
      type: 'date',
      timestamp: Math.floor(part.time / 1000),
      format: '{date_short_pretty}, {time}',
      fallback: text,
    }
  }
  // Slack hides no spoilers, and people are named, never notified.
  return { type: 'text', text }
}

function sizeOf(text: RichText): number {
  return text.reduce((sum, part) => sum + inlineText(part).length, 0)
}

/** Cuts a text into pieces that fit a block; none for a text without words. What nobody should see is taken out. */
function splitRichText(source: RichText): RichText[] {
  const text = source.map((part) => withWords(part, stripInvisible(inlineText(part))))
  if (sizeOf(text) <= blockLimits.section) return sizeOf(text) === 0 ? [] : [text]
  const pieces: RichText[] = []
  let piece: Inline[] = []
  let room: number = blockLimits.section
  for (const part of text) {
    for (let rest: Inline | undefined = part; rest !== undefined;) {
      const words = inlineText(rest)
      if (words.length <= room) {
        if (words !== '') piece.push(rest)
        room -= words.length
        rest = undefined
      } else {
        const at = lastBreak(words, room)
        if (at > 0) piece.push(withWords(rest, words.slice(0, at)))
        if (piece.length > 0) pieces.push(piece)
        piece = []
        room = blockLimits.section
        rest = withWords(rest, words.slice(at))
      }
    }
  }
  if (piece.length > 0) pieces.push(piece)
  return pieces
}

/** Where to cut so that at most `room` characters come before: after a line or a word where there is one. */
function lastBreak(words: string, room: number): number {
  const start = words.slice(0, room)
  const at = Math.max(start.lastIndexOf('\n'), start.lastIndexOf(' ')) + 1
  if (at > room / 2 || room < blockLimits.section) return at
  // Not between the two halves of one character.
  return /[\uD800-\uDBFF]$/.test(start) ? room - 1 : room
}

function withWords(part: Inline, words: string): Inline {
  if (typeof part === 'string') return words
  if ('em' in part) return { em: words }
  if ('strong' in part) return { strong: words }
  if ('mark' in part) return { mark: words }
  if ('spoiler' in part) return { spoiler: words }
  if ('code' in part) return { code: words }
  if ('time' in part) return { ...part, fallback: words }
  return { ...part, name: words }
}
