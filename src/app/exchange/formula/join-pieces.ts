/** Sets the blanks of a formula: around signs that compare and add, behind commas and the names of functions. */

export interface Piece {
  readonly text: string
  readonly kind: 'word' | 'text' | 'sign' | 'open' | 'close' | 'comma' | 'apply'
  readonly isFraction?: true
}

export function word(text: string): Piece {
  return { text, kind: 'word' }
}

/** Keeps its blanks as they are. */
export function plainText(text: string): Piece {
  return { text, kind: 'text' }
}

const invisible: Readonly<Record<string, Piece>> = {
  '\u2061': { text: '', kind: 'apply' },
  '\u2062': word(''),
  '\u2063': { text: ',', kind: 'comma' },
  '\u2064': plainText(' '),
  '\u200B': word(''),
}

/** Returns an operator, a bracket or a comma. */
export function sign(text: string): Piece {
  const hidden = invisible[text]
  if (hidden !== undefined) return hidden
  const shown = text === '-' ? '−' : text === '\u2217' ? '*' : text
  if (/^[([{⟨⌈⌊]$/.test(shown)) return { text: shown, kind: 'open' }
  if (/^[)\]}⟩⌉⌋]$/.test(shown)) return { text: shown, kind: 'close' }
  if (/^[,;]$/.test(shown)) return { text: shown, kind: 'comma' }
  // Big operators and the signs of logic stand before what they are about.
  if (/^[∑∏∫∬∮√¬∀∃∄∂∇∞/!%′″°|‖…⋯]/.test(shown)) return word(shown)
  return /^[\p{Sm}=<>:+*−·⋅]|^[←-⇿⟵-⟿]|^(?:mod)$/u.test(shown)
    ? { text: shown, kind: 'sign' }
    : word(shown)
}

export function joinPieces(pieces: readonly Piece[]): string {
  let line = ''
  let before: Piece | undefined
  for (const piece of pieces) {
    if (piece.text === '' && piece.kind !== 'apply') continue
    line += gap(before, piece, line) + piece.text
    if (piece.kind === 'sign' && isBinary(before)) line += ' '
    before = piece
  }
  return line.replaceAll(/ {2,}/g, ' ')
}

function isBinary(before: Piece | undefined): boolean {
  return before !== undefined && !['sign', 'open', 'comma'].includes(before.kind)
}

function gap(before: Piece | undefined, piece: Piece, line: string): string {
  if (before === undefined || line.endsWith(' ')) return ''
  if (piece.kind === 'sign') return isBinary(before) ? ' ' : ''
  if (before.kind === 'apply') return piece.kind === 'open' || piece.text === ' ' ? '' : ' '
  if (before.kind === 'comma') return ' '
  if (piece.kind !== 'word' || before.kind !== 'word') return ''
  // 3 1/2 is not 31/2, and sin x is not sinx.
  if (piece.isFraction === true && /\d$/.test(before.text)) return ' '
  return isName(before.text) || isName(piece.text) ? ' ' : ''
}

function isName(text: string): boolean {
  return /^\p{Ll}{2,}/u.test(text)
}
