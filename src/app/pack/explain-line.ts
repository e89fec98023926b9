/** Says which line of a pack file YAML could not read, and what to write there instead, for the slips of people new to it. */
import { cutText } from '../../core/reply/truncate.ts'

interface Slip {
  /** Where the line’s text begins. */
  readonly offset: number
  readonly message: string
}

/** One line: its indent with the hyphen of an entry, the name of its field, and the text after the colon. */
interface Line {
  readonly offset: number
  readonly text: string
  readonly indent: string
  readonly name: string | undefined
  readonly value: string
}

/** What YAML stumbles over may stand on the line before, whose text it takes to go on. */
const maxLinesAbove = 2

/** Returns the slip on the line at `position` or just above it, or, where something was left open, further above. */
export function explainLine(
  content: string,
  position: number,
  isLeftOpen: boolean,
): Slip | undefined {
  const lines = readLines(content.slice(0, lineEndAfter(content, position)))
  const last = lines.length - 1
  for (let at = last; at >= 0; at--) {
    const line = lines[at]
    if (line === undefined) continue
    const isNear = last - at <= maxLinesAbove
    const message =
      (isLeftOpen || isNear ? findOpened(line) : undefined) ??
      (isNear && !isLeftOpen ? (findSlip(line) ?? findWrongColumn(line, lines, at)) : undefined)
    if (message !== undefined) return { offset: line.offset + line.indent.length, message }
    if (!isLeftOpen && !isNear) return undefined
  }
  return undefined
}

function lineEndAfter(content: string, position: number): number {
  const length = content.slice(position).search(/[\r\n]/)
  return length === -1 ? content.length : position + length
}

function readLines(content: string): readonly Line[] {
  return [...content.matchAll(/[^\r\n]+/g)].map(({ 0: text, index }) => {
    const indent = /^ *(?:- +)*/.exec(text)?.[0] ?? ''
    const rest = text.slice(indent.length)
    const [, name, value = ''] = /^([\w-]+):(?: +(.*))?$/.exec(rest) ?? []
    return { offset: index, text, indent, name, value: (name === undefined ? rest : value).trim() }
  })
}

/** A quotation mark or bracket at the beginning of a text, which does not enclose all of it. */
function findOpened(line: Line): string | undefined {
  const { value } = line
  const [first = ''] = value
  const inner = value.slice(1, -1)
  if (first === "'") {
    if (value.length > 1 && value.endsWith("'")) {
      if (!/(?<!')(?:'')*'(?!')/.test(inner)) return undefined
      const doubled = inner.replaceAll("''", "'").replaceAll("'", "''")
      return `Inside single quotes, write an apostrophe twice: ${show(line, `'${doubled}'`)}`
    }
    return 'A single quotation mark opens here and is never closed. Close it at the end of the text, or, if it is an apostrophe, type ’ instead.'
  }
  if (first === '"') {
    const close = value.slice(1).search(/(?<!\\)"/) + 1
    if (close === value.length - 1 && close > 0) return undefined
    return close === 0
      ? `A quotation mark is opened here and never closed. Close it: ${show(line, `${value}"`)}`
      : `A text that begins with a quotation mark goes into single quotes: ${show(line, quote(value))}`
  }
  const closing = { '[': ']', '{': '}' }[first]
  if (closing === undefined || value.endsWith(closing)) return undefined
  return value.includes(closing)
    ? `A text that begins with ${first} goes into single quotes: ${show(line, quote(value))}`
    : `A bracket is opened here and never closed. Close it: ${show(line, `${value}${closing}`)}`
}

/** What cannot be right on any line. */
function findSlip(line: Line): string | undefined {
  const { text, indent, name, value } = line
  const [, hyphen = '', entry = ''] = /^ *(-|[–—−•·*])[ \u00A0]*(.+)$/.exec(text) ?? []
  if (entry !== '' && (hyphen !== '-' || !text.includes('- '))) {
    if (hyphen === '-' && entry.startsWith('-')) return undefined
    return `Begin an entry with a hyphen and a space: - ${cut(entry)}`
  }
  const [, field, , words = ''] =
    /^([a-z][\w-]*)(:(?! )|\s*[：=])[\s\u00A0]*(.*)$/i.exec(text.slice(indent.length)) ?? []
  if (field !== undefined && words !== '' && !words.startsWith('//')) {
    return `After the name of a field come a colon and an ordinary space: ${field}: ${cut(words)}`
  }
  if (name === undefined && !indent.includes('-')) return undefined
  if (/^(?:[*&?-]|[>|](?![-+]?\d?$))/.test(value)) {
    return `A text that begins with ${value[0]} goes into single quotes: ${show(line, quote(value))}`
  }
  if (/:(?: |$)/.test(value) && !/^['"[{]/.test(value)) {
    return `This text has a colon, so put all of it in single quotes: ${show(line, quote(value))}`
  }
  return undefined
}

/** A field that is not in line with the one above it, or text that does not stand further right than its field. */
function findWrongColumn(line: Line, lines: readonly Line[], at: number): string | undefined {
  const above = lines.slice(0, at).findLast(({ name }) => name !== undefined)
  if (above === undefined || line.text.trimStart().startsWith('#')) return undefined
  const [column, columnAbove] = [line.indent.length + 1, above.indent.length + 1]
  if (line.name === undefined) {
    return column <= columnAbove && !line.indent.includes('-')
      ? 'This line goes on with the text above. Indent it further than the name of that field, or, if it is a field, begin it with its name and a colon.'
      : undefined
  }
  if (column === columnAbove || line.indent.includes('-')) return undefined
  return `“${line.name}” begins in column ${column}, but “${above.name}” above it in column ${columnAbove}. Fields of one item begin in the same column, after spaces.`
}

/** Puts a text in single quotes, without typographic ones that were meant as such. */
function quote(text: string): string {
  const [, inner = text] = /^[“‘„]([^“”‘„]*)[”’“‘]$/.exec(text) ?? []
  return `'${inner.replaceAll("'", "''")}'`
}

function show({ name, indent }: Line, value: string): string {
  const start = name === undefined ? (indent.includes('-') ? '- ' : '') : `${name}: `
  return `${start}${cut(value)}`
}

const maxShown = 70

/** Shortens a long text in its middle, so that its quotation marks can be seen. */
export function cut(text: string): string {
  return text.length <= maxShown ? text : `${cutText(text, 40).trim()} … ${text.slice(-20).trim()}`
}
