/** Splits a text into headings and paragraphs, each with the number of its first line. */
import { type Heading, readHeading } from './read-heading.ts'

export interface TextParagraph {
  readonly kind: 'paragraph'
  /** On one line. */
  readonly text: string
  /** From 1. */
  readonly line: number
}

export interface TextHeading extends Heading {
  readonly kind: 'heading'
  readonly line: number
}

/** Three stars or a rule, where the scene changes without a heading. */
interface TextBreak {
  readonly kind: 'break'
  readonly line: number
}

export type TextBlock = TextParagraph | TextHeading | TextBreak

const sceneBreak = /^[ \t]*(?:(?:[*⁂•~#] ?){1,7}|[-–—_] ?(?:[-–—_] ?){2,})[ \t]*$/u
const underline = /^[ \t]*(?:={3,}|-{3,}|~{3,}|\*{4,})[ \t]*$/

/** From this length on, a line is a paragraph that nobody has broken into lines. */
const minLongLine = 100

export function splitIntoBlocks(text: string): readonly TextBlock[] {
  const lines = text.split(/\r\n?|\n/)
  const isUnbroken = hasParagraphPerLine(lines)
  const blocks: TextBlock[] = []
  let gathered: string[] = []

  function flush(next: number): void {
    if (gathered.length === 0) return
    const line = next - gathered.length + 1
    blocks.push(...readBlock(gathered, line))
    gathered = []
  }

  for (const [index, line] of lines.entries()) {
    const isRule = gathered.length === 0 ? sceneBreak.test(line) : underline.test(line)
    if (line.trim() === '') flush(index)
    else if (isRule && gathered.length === 0) blocks.push({ kind: 'break', line: index + 1 })
    else if (isRule && gathered.length === 1) {
      blocks.push(underlined(gathered[0] ?? '', index))
      gathered = []
    } else {
      if (/^#{1,6}\s/.test(line)) flush(index)
      gathered.push(line)
      if (isUnbroken || /^#{1,6}\s/.test(line)) flush(index + 1)
    }
  }
  flush(lines.length)
  return dropLooseTitles(blocks)
}

function underlined(text: string, line: number): TextBlock {
  const heading = readHeading([text.trim()]) ?? { level: 3, title: text.trim() }
  return { ...heading, kind: 'heading', line, isCertain: true }
}

/** A block of lines is a heading, a heading and what follows it, or a paragraph. */
function readBlock(lines: readonly string[], line: number): readonly TextBlock[] {
  const heading = readHeading(lines)
  if (heading !== undefined) return [{ kind: 'heading', line, ...heading }]
  const [first = '', ...rest] = lines
  const opening = rest.length > 0 ? readHeading([first]) : undefined
  if (opening?.isCertain === true && opening.word !== undefined) {
    return [{ kind: 'heading', line, ...opening }, ...readBlock(rest, line + 1)]
  }
  return cutParagraph(joinLines(lines)).map((text) => ({ kind: 'paragraph', text, line }))
}

/** What has no paragraphs at all is read in pieces. */
const maxParagraphLength = 20_000

function cutParagraph(text: string): readonly string[] {
  if (text.length <= maxParagraphLength) return [text]
  const pieces: string[] = []
  for (let at = 0; at < text.length;) {
    const space = text.lastIndexOf(' ', at + maxParagraphLength)
    const end = space > at ? space + 1 : at + maxParagraphLength
    pieces.push(text.slice(at, end).trim())
    at = end
  }
  return pieces.filter((piece) => piece !== '')
}

/** Joins hard-wrapped lines; a word that was hyphenated at the end of one stays so, as nobody knows which hyphens are its own. */
function joinLines(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replaceAll(/\s+/g, ' ')
}

/** Text that was copied from a word processor often has no blank lines, and one long line a paragraph. */
function hasParagraphPerLine(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== '')
  const long = filled.filter((line) => line.length > minLongLine)
  const blank = lines.length - filled.length
  const folded = long.filter((line) => line.length > 1.6 * minLongLine)
  return (
    folded.length > filled.length * 0.2 ||
    (blank < lines.length * 0.05 && long.length > filled.length * 0.3)
  )
}

/** A short line without a full stop is a heading only where a paragraph or another heading follows. */
function dropLooseTitles(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || block.isCertain) return block
    const next = blocks[index + 1]
    if (next?.kind === 'heading') return block
    const isFollowed = next?.kind === 'paragraph' && next.text.length > 1.5 * block.title.length
    if (isFollowed) return block
    const text = block.title
    return { kind: 'paragraph', text, line: block.line }
  })
}
