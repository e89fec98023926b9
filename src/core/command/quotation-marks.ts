/** Quotation marks around a value, of every kind that keyboards and word processors make. */

/** What closes each opening mark: the marks of the first group that occur, else those of the next. */
const closers: ReadonlyMap<string, readonly string[]> = new Map([
  ['"', ['"', '“”']],
  ['“', ['”', '"', '“']],
  ['”', ['”', '"']],
  ['„', ['“”', '"']],
  ['‟', ['”', '"']],
  ['«', ['»']],
  ['»', ['«', '»']],
  ['‹', ['›']],
  ['›', ['‹', '›']],
  ["'", ["'", '’']],
  ['‘', ['’', "'"]],
  ['’', ['’', "'"]],
  ['‚', ['‘’', "'"]],
  ['‛', ['’', "'"]],
  ['`', ['`', '´']],
  ['「', ['」']],
  ['『', ['』']],
  ['＂', ['＂']],
  ['〝', ['〞〟']],
])

/** These are apostrophes inside words, so they close only where a word ends. */
const apostrophes = /['‘’‚‛`]/

export interface Quoted {
  readonly value: string
  /** Where the text goes on. */
  readonly end: number
  readonly isClosed: boolean
}

/** Reads the quotation that begins at `start`; one that is never closed takes the rest. Undefined where none begins. */
export function readQuoted(text: string, start: number): Quoted | undefined {
  const opener = text[start] ?? ''
  const groups = closers.get(opener)
  if (groups === undefined) return undefined
  if (opener === '"') {
    const [whole, value = ''] = matchAt(/"((?:[^"]|"")*)"/y, text, start) ?? []
    if (whole !== undefined) {
      return { value: value.replaceAll('""', '"'), end: start + whole.length, isClosed: true }
    }
  }
  const isDoubled = apostrophes.test(opener) && text[start + 1] === opener
  const inner = start + (isDoubled ? 2 : 1)
  for (const group of groups) {
    const close = findClose(text, inner, group, isDoubled)
    if (close === undefined) continue
    const end = close + (isDoubled ? 2 : 1)
    return { value: text.slice(inner, close), end, isClosed: true }
  }
  return { value: text.slice(inner), end: text.length, isClosed: false }
}

/** Returns where one of the marks closes the quotation. */
function findClose(
  text: string,
  from: number,
  marks: string,
  isDoubled: boolean,
): number | undefined {
  for (let at = from; at < text.length; at++) {
    const mark = text[at] ?? ''
    if (!marks.includes(mark)) continue
    if (isDoubled && text[at + 1] !== mark) continue
    const next = text.slice(at + (isDoubled ? 2 : 1))
    if (!apostrophes.test(mark) || !/^[\p{L}\p{N}]/u.test(next)) return at
  }
  return undefined
}

/** Returns the match that begins just there; the pattern is sticky. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(text) ?? undefined
}

/** Returns the value in quotation marks that `readQuoted` reads back, whatever it contains. */
export function quote(value: string): string {
  return `"${value.replaceAll('"', '""')}"`
}

/** Returns words without the marks; single ones go only from around a word, since inside they are apostrophes. */
export function withoutQuotationMarks(words: string): string {
  return words
    .replaceAll(/["“”„‟«»‹›「」『』〝〞〟]/g, '')
    .replaceAll(/(?<![\p{L}\p{N}])['‘’‚‛`´]+|['‘’‚‛`´]+(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
