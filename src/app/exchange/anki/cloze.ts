/** Reads a text with blanks, such as “{{c1::Bern}} is the capital of {{c2::Switzerland::country}}”. */
import { blank } from '../blank.ts'

interface Blank {
  readonly numbers: readonly number[]
  readonly parts: (string | Blank)[]
  /** Whether it stands in LaTeX, where other signs are needed. */
  readonly isFormula: boolean
}

export interface ClozeCard {
  readonly number: number
  /** The text with its blanks, HTML where the note is. */
  readonly prompt: string
  /** What belongs into the blanks, HTML where the note is. */
  readonly answers: readonly string[]
}

const mark = /\{\{c(\d{1,3}(?:,\d{1,3})*)::|\}\}/g

const maxDepth = 8
const maxCards = 50
const formulaBlank = String.raw`\text{${blank.replaceAll('_', String.raw`\_`)}}`
const formulaMark = /\\[([]|\[\$\$?\]|\[latex\]|(\\[)\]]|\[\/\$\$?\]|\[\/latex\])/g

/** Returns a card for each number, the smallest first. Plain text has no formulas. */
export function readClozes(
  text: string,
  { isHtml }: { readonly isHtml: boolean },
): readonly ClozeCard[] {
  const root = parse(text, isHtml)
  const numbers = new Set<number>()
  collectNumbers(root, numbers)
  return [...numbers]
    .toSorted((one, other) => one - other)
    .slice(0, maxCards)
    .map((number) => {
      const answers: string[] = []
      return { number, prompt: write(root, number, answers), answers }
    })
}

function parse(html: string, isHtml: boolean): Blank {
  const root: Blank = { numbers: [], parts: [], isFormula: false }
  let isFormula = false
  const open = [root]
  let done = 0
  for (const found of html.matchAll(mark)) {
    const [whole, numbers] = found
    const parent = open.at(-1) ?? root
    // Brackets of something else, such as a formula, belong to the text.
    if (numbers === undefined ? open.length === 1 : open.length > maxDepth) continue
    const text = html.slice(done, found.index)
    parent.parts.push(text)
    isFormula = isHtml && endsInFormula(text, isFormula)
    done = found.index + whole.length
    if (numbers === undefined) open.pop()
    else {
      const next: Blank = { numbers: numbers.split(',').map(Number), parts: [], isFormula }
      parent.parts.push(next)
      open.push(next)
    }
  }
  ;(open.at(-1) ?? root).parts.push(html.slice(done))
  return open.reduceRight(withUnclosed)
}

/** As in Anki, a blank that is never closed is text, and those in it are blanks still. */
function withUnclosed({ numbers, parts }: Blank, parent: Blank): Blank {
  parent.parts.pop()
  parent.parts.push(`{{c${numbers.join(',')}::`)
  for (const part of parts) parent.parts.push(part)
  return parent
}

function endsInFormula(text: string, isFormula: boolean): boolean {
  const last = [...text.matchAll(formulaMark)].at(-1)
  return last === undefined ? isFormula : last[1] === undefined
}

function collectNumbers({ numbers, parts }: Blank, into: Set<number>): void {
  for (const number of numbers) into.add(number)
  for (const part of parts) if (typeof part !== 'string') collectNumbers(part, into)
}

function write({ parts }: Blank, number: number | undefined, answers: string[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part
      const [text = '', hint = ''] = splitHint(write(part, undefined, []))
      if (number === undefined || !part.numbers.includes(number)) {
        return splitHint(write(part, number, answers))[0] ?? ''
      }
      answers.push(part.isFormula ? `\\(${text}\\)` : text)
      if (part.isFormula) return formulaBlank
      return hint === '' ? blank : `${blank} (${hint})`
    })
    .join('')
}

function splitHint(text: string): readonly string[] {
  const at = text.indexOf('::')
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 2).trim()]
}
