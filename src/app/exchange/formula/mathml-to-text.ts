/** Writes a formula in MathML as one line of readable text, such as (−b ± √(b² − 4ac))/(2a). */
import { lower, raise } from '../small-signs.ts'
import { type Piece, joinPieces, sign, plainText, word } from './join-pieces.ts'
import { type MathNode, parseMathml } from './parse-mathml.ts'

/** A part of a formula that has no form in plain text. */
class UnreadableError extends Error {}

/** Returns undefined where the formula cannot be written as a line of text. */
export function mathmlToText(source: string): string | undefined {
  const root = parseMathml(source)
  if (root === undefined) return undefined
  try {
    return lineOf([root]).trim()
  } catch (error) {
    if (error instanceof UnreadableError) return undefined
    throw error
  }
}

function lineOf(nodes: readonly MathNode[]): string {
  return joinPieces(nodes.flatMap(piecesOf))
}

const groups = new Set(['math', 'mrow', 'mstyle', 'mpadded', 'semantics', 'mtd', 'maction'])
const ignored = new Set(['annotation', 'annotation-xml', 'mphantom', 'none', 'mprescripts'])

function piecesOf(node: MathNode): readonly Piece[] {
  const { name, children, text } = node
  if (groups.has(name)) return children.flatMap(piecesOf)
  if (ignored.has(name)) return []
  const [first, second, third] = children
  switch (name) {
    case 'mi':
    case 'mn':
    case 'ms':
      return [word(plainLetters(text.trim()))]
    case 'mtext':
      return [plainText(text.replaceAll(/\s+/g, ' '))]
    case 'mo':
      return [sign(text.trim())]
    case 'mspace':
      return /width\s*=\s*["'](?:0?\.(?:1[3-9]|[2-9])|[1-9])/.test(node.attributes)
        ? [plainText(' ')]
        : []
    case 'mfrac':
      return [fraction(node, partOf(first), partOf(second))]
    case 'msqrt':
      return [word(`√${wrap(children)}`)]
    case 'mroot':
      return [word(`${rootSign(partOf(second))}${wrap([partOf(first)])}`)]
    case 'msup':
      return [raised(baseOf(first), partOf(second))]
    case 'msub':
    case 'munder':
      return [lowered(baseOf(first), partOf(second))]
    case 'msubsup':
    case 'munderover':
      return [raised(lowered(baseOf(first), partOf(second)).text, partOf(third))]
    case 'mover':
      return [accented(partOf(first), partOf(second))]
    case 'menclose':
      return [enclosed(node)]
    case 'mfenced':
      return [word(`(${children.map((child) => lineOf([child])).join(', ')})`)]
    case 'mtable':
      return [table(children)]
    default:
      throw new UnreadableError(name)
  }
}

function partOf(node: MathNode | undefined): MathNode {
  if (node === undefined) throw new UnreadableError('part')
  return node
}

/** Bold and curly letters are only letters here; ℝ and its like stay. */
function plainLetters(text: string): string {
  return text.replaceAll(/[\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
}

function isAtom(text: string): boolean {
  return (
    /^(?:[\d.,]+|\p{L}\p{M}*|[Δ∂d]\p{L}|∞)[′″⁰-₟²³¹ᵃ-ᵿⁱⁿ°%]*$/u.test(text) ||
    /^\([^()]*\)$/.test(text)
  )
}

function wrap(nodes: readonly MathNode[]): string {
  const pieces = nodes.flatMap(piecesOf)
  const text = joinPieces(pieces).trim()
  const isOneWord = pieces.length === 1 && /^\p{L}+$/u.test(text)
  return isOneWord || isAtom(text) ? text : `(${text})`
}

function fraction(node: MathNode, above: MathNode, below: MathNode): Piece {
  const over = lineOf([above])
  if (/linethickness\s*=\s*["']0/.test(node.attributes)) {
    return word(`${over} choose ${lineOf([below])}`)
  }
  const isPlain = isAtom(over) || !/[ /]/.test(over)
  const text = `${isPlain ? over : `(${over})`}/${wrap([below])}`
  return { ...word(text), isFraction: true }
}

function rootSign(degree: MathNode): string {
  const text = lineOf([degree])
  if (text === '2') return '√'
  if (text === '3') return '∛'
  if (text === '4') return '∜'
  const small = raise(text)
  if (small === undefined) throw new UnreadableError('root')
  return `${small}√`
}

function baseOf(node: MathNode | undefined): string {
  const base = partOf(node)
  const text = lineOf([base])
  return text === '' || isAtom(text) || /^\P{L}$|^\p{L}+$/u.test(text) || !/[ /]/.test(text)
    ? text
    : `(${text})`
}

function raised(base: string, node: MathNode): Piece {
  const text = lineOf([node])
  if (text === '') return word(base)
  if (/^[′″‴'*†!]+$/.test(text)) return word(base + text.replaceAll("'", '′'))
  if (text === '∘' || text === '°') return word(`${base}°`)
  const isPhrase = base.length > 1 && /^\p{L}+$/u.test(base) && !/^[\d−-]+$/.test(text)
  const small = isPhrase ? undefined : raise(text)
  return word(`${base}${small ?? `^${wrap([node])}`}`)
}

/** Where a limit is taken stands in brackets behind its name. */
function lowered(base: string, node: MathNode): Piece {
  const text = lineOf([node])
  if (text === '' || /^[⏟⎵_]$/.test(text)) return word(base)
  const small = lower(text)
  if (small !== undefined) return word(base + small)
  if (/^(?:lim|max|min|sup|inf|argmax|argmin)/.test(base)) return plainText(`${base} (${text}) `)
  return word(`${base}_${/^\p{L}+$/u.test(text) ? text : wrap([node])}`)
}

const accents: Readonly<Record<string, string>> = {
  '→': '\u20D7',
  '⃗': '\u20D7',
  ˆ: '\u0302',
  '^': '\u0302',
  '¯': '\u0305',
  '‾': '\u0305',
  '―': '\u0305',
  '˙': '\u0307',
  '.': '\u0307',
  '¨': '\u0308',
  '~': '\u0303',
  '˜': '\u0303',
}

function accented(base: MathNode, over: MathNode): Piece {
  const text = lineOf([base])
  const above = lineOf([over]).trim()
  const mark = accents[above]
  if (mark === '\u0305' || (mark !== undefined && /^\p{L}\p{M}*$/u.test(text))) {
    return word(overline(text, mark))
  }
  if (/^[⏞⎴]?$/.test(above)) return /^[→←↔⇌⟶]$/.test(text) ? sign(text) : word(text)
  if (/^[→←↔⇌⟶]$/.test(text)) return plainText(` ${text}[${above}] `)
  if (/^[∑∏⋃⋂]/.test(text)) return raised(text, over)
  throw new UnreadableError('accent')
}

function overline(text: string, mark: string): string {
  return text.replaceAll(/[\p{L}\d]/gu, (letter) => letter + mark)
}

function enclosed({ attributes, children }: MathNode): Piece {
  const text = lineOf(children)
  if (/notation\s*=\s*["']top/.test(attributes)) return word(overline(text, '\u0305'))
  if (/notation\s*=\s*["'](?:box|roundedbox|circle|radical)/.test(attributes)) return word(text)
  throw new UnreadableError('frame')
}

function table(rows: readonly MathNode[]): Piece {
  const lines = rows.map((row) =>
    row.children
      .map((cell) => lineOf([cell]).trim())
      .filter((cell) => cell !== '')
      .join(' '),
  )
  const text = lines.filter((line) => line !== '').join('; ')
  // In an aligned formula the sign begins a cell of its own.
  return word(text.replaceAll(/ ([=<>≤≥≈≠])(?=\S)/g, ' $1 '))
}
