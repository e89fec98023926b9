/** Finds the formulas in a text by the marks that Moodle, Anki and their like put around them. */
import { type Losses, addLoss } from '../losses.ts'
import { latexToText } from './latex-to-text.ts'

const opener =
  /\\\\\(|\\\(|\\\\\[|\\\[|\$\$|\[latex\]|\[\$\$?\]|\$|\\begin\{(?:equation|align|gather|eqnarray|displaymath|math)\*?\}/gi

const closers: Readonly<Record<string, string>> = {
  '\\\\(': '\\\\)',
  '\\(': '\\)',
  '\\\\[': '\\\\]',
  '\\[': '\\]',
  $$: '$$',
  $: '$',
  '[latex]': '[/latex]',
  '[$]': '[/$]',
  '[$$]': '[/$$]',
}

/** A text with more is none that a person wrote; the others stay. */
const maxFormulas = 500

/** Returns the text with its formulas in plain signs; those that have no plain form stay, and are counted in `losses`. */
export function replaceFormulas(text: string, losses: Losses): string {
  const found = new Map<string, number>()
  const parts: string[] = []
  let done = 0
  let count = 0
  opener.lastIndex = 0
  for (let match = opener.exec(text); match !== null; match = opener.exec(text)) {
    const open = match[0].toLowerCase()
    const start = match.index + open.length
    const close = closers[open] ?? open.replace('\\begin', '\\end')
    const end = nextIndex(text, close, start, found)
    const inner = end === -1 ? undefined : text.slice(start, end)
    if (inner === undefined || !isFormula(inner, open)) continue
    count += 1
    if (count > maxFormulas) break
    const source = open.startsWith('\\begin') ? text.slice(match.index, end + close.length) : inner
    const written = open === '[latex]' ? latexTextToText(source) : latexToText(source)
    if (written === undefined && open === '$') continue
    if (written === undefined) addLoss(losses, 'formula')
    else {
      parts.push(text.slice(done, match.index), written)
      done = end + close.length
    }
    opener.lastIndex = end + close.length
  }
  return parts.join('') + text.slice(done)
}

/** Looks each mark up only once for every place where it stands. */
function nextIndex(text: string, mark: string, from: number, found: Map<string, number>): number {
  const known = found.get(mark)
  if (known !== undefined && (known === -1 || known >= from)) return known
  const index = indexIgnoringCase(text, mark, from)
  found.set(mark, index)
  return index
}

function indexIgnoringCase(text: string, mark: string, from: number): number {
  const exact = text.indexOf(mark, from)
  return exact === -1 && /[a-z]/.test(mark) ? text.indexOf(mark.toUpperCase(), from) : exact
}

/** Dollars are also money: `$5 or $6`, `$$ or $$$`. */
function isFormula(inner: string, open: string): boolean {
  if (inner.trim() === '') return false
  if (open === '$$') return /[\\^_=+\-0-9{}<>*/()]/.test(inner) || inner.trim().length === 1
  if (open !== '$') return true
  return inner.length <= 200 && /[\\^_]/.test(inner) && !/^\s|\s$|\n/.test(inner)
}

/** What is between [latex] marks is text with formulas of its own, or a formula. */
function latexTextToText(source: string): string | undefined {
  if (!source.includes('$')) return latexToText(source)
  let isReadable = true
  const text = source.replaceAll(/\$\$?([^$]+)\$\$?/g, (_, formula: string) => {
    const written = latexToText(formula)
    if (written === undefined) isReadable = false
    return written ?? formula
  })
  return isReadable && !/[\\{}$]/.test(text) ? text.trim() : undefined
}
