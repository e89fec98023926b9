/** Cuts a GIFT file into its questions. One that is broken takes no other with it. */

/** The text of one question, whose escaped signs are hidden. */
import { splitMoodleCategory } from '../moodle-category.ts'
export interface GiftParagraph {
  /** The line of the file where it begins. */
  readonly line: number
  readonly text: string
  readonly category: readonly string[]
  readonly tags: readonly string[]
}

const escapable = '\\:#={}~n'

/** Stand for escaped signs while the structure is read. Unicode keeps them for such uses, so no text has them. */
const firstHidden = 0xfdd0
const hiddenSigns = /[\uFDD0-\uFDD7]/g

/** Returns the text with its escaped signs hidden from those who look for the signs themselves. */
export function hideEscapes(text: string): string {
  return text
    .replaceAll(/[\uFDD0-\uFDEF]/g, '')
    .replaceAll(/\\([\\:#={}~n])/g, (_, sign: string) =>
      String.fromCodePoint(firstHidden + escapable.indexOf(sign)),
    )
}

/** Returns the text with the signs that were escaped. */
export function showEscapes(text: string): string {
  return text.replaceAll(hiddenSigns, (sign) => {
    const shown = signOf(sign)
    return shown === 'n' ? '\n' : shown
  })
}

function asWritten(text: string): string {
  return text.replaceAll(hiddenSigns, (sign) => `\\${signOf(sign)}`)
}

function signOf(hidden: string): string {
  return escapable[hidden.charCodeAt(0) - firstHidden] ?? ''
}

/** Returns how many braces the text leaves open; below 0 where it closes more than it opens. */
export function countOpenBraces(text: string): number {
  let depth = 0
  for (const [brace] of text.matchAll(/[{}]/g)) depth += brace === '{' ? 1 : -1
  return depth
}

/** Returns the paragraphs of the file in its order. */
export function cutGiftFile(file: string): readonly GiftParagraph[] {
  const lines = hideEscapes(file).split(/\r\n?|\n/)
  const found: GiftParagraph[] = []
  let category: readonly string[] = []
  let tags: string[] = []
  let open: { line: number; lines: string[]; depth: number } | undefined

  function close() {
    if (open === undefined) return
    const text = open.lines.join('\n')
    if (text.trim() !== '') {
      for (const part of splitQuestions(text)) {
        found.push({ line: open.line + part.line, text: part.text, category, tags })
      }
      tags = []
    }
    open = undefined
  }

  for (const [index, raw] of lines.entries()) {
    const line = raw.trim()
    const isInAnswers = open !== undefined && open.depth > 0
    if (line === '') {
      if (!isInAnswers || !goesOn(lines, index)) close()
      else open?.lines.push('')
    } else if (line.startsWith('//')) {
      // A comment keeps its line, so that the lines below are counted right.
      open?.lines.push('')
      if (!isInAnswers) tags.push(...tagsIn(asWritten(line)))
    } else if (line.startsWith('$CATEGORY:')) {
      close()
      category = splitMoodleCategory(asWritten(line.slice('$CATEGORY:'.length)))
    } else {
      if (isInAnswers && line.startsWith('::')) close()
      open ??= { line: index + 1, lines: [], depth: 0 }
      open.lines.push(raw)
      open.depth += countOpenBraces(line)
    }
  }
  close()
  return found
}

/** A blank line ends a question, unless its answers are open and the next line is one more of them. */
function goesOn(lines: readonly string[], blank: number): boolean {
  // Blank lines are few in a row; a file of nothing else must not be read again for each.
  for (const line of lines.slice(blank + 1, blank + 5)) {
    const next = line.trim()
    if (next !== '') return /^[=~}#]/.test(next)
  }
  return false
}

/** Questions without a blank line between them are told apart by answers that end a line. */
function splitQuestions(text: string): readonly { line: number; text: string }[] {
  const parts: { line: number; text: string }[] = []
  const lastBrace = text.lastIndexOf('{')
  let from = 0
  let line = 0
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    depth += sign === '{' ? 1 : -1
    if (sign === '{' || depth !== 0) continue
    const [gap] = /^[^\S\n]*\n\s*/.exec(text.slice(index + 1, index + 200)) ?? []
    if (gap === undefined || lastBrace < index) continue
    const end = index + 1 + gap.length
    const part = text.slice(from, end)
    parts.push({ line, text: part })
    line += part.split('\n').length - 1
    from = end
  }
  parts.push({ line, text: text.slice(from) })
  return parts.map((part) => {
    const start = part.text.length - part.text.trimStart().length
    const above = part.text.slice(0, start).split('\n').length - 1
    return { line: part.line + above, text: part.text.trim() }
  })
}

/** Newer versions of Moodle write `[tag:…]` into the comment above a question. */
function tagsIn(comment: string): readonly string[] {
  return [...comment.matchAll(/\[tag:((?:[^\]\\]|\\[^]){1,200})\]/g)]
    .map(([, tag = '']) => tag.replaceAll(/\\([[\]\\])/g, '$1').trim())
    .filter((tag) => tag !== '')
}
