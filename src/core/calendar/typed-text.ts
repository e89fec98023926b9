/** Brings what somebody typed into one form, so that dashes, digits, blanks and accents of any kind read alike. */
import { toAsciiDigits } from '../reply/whole-number.ts'

/** Every sign that stands for “from … to …” between two days or dates. */
const dashes = /(?:->|[→➔➜⟶])|[\p{Pd}\u2010-\u2015\u2043\u2212\u301c\u3030~\u2053\u223c\uff5e]+/gu

/** Returns the text in lower case, with plain digits, dashes, apostrophes and single spaces, and without accents. */
export function foldTyped(typed: string): string {
  // Most names need no more than this, and thousands are folded at once.
  if (/^\w+(?: \w+)*$/.test(typed)) return typed.toLowerCase()
  return toAsciiDigits(stripAccents(typed.normalize('NFKC')).toLowerCase())
    .replaceAll(dashes, '-')
    .replaceAll(/[’‘ʼ`´]/gu, "'")
    .replaceAll(/[∶꞉]/gu, ':')
    .replaceAll(/[\s\p{Cf}]+/gu, ' ')
    .replaceAll(/^["'“”„«»‹› ]+|["'“”„«»‹› ,;!?]+$/g, '')
}

/** Returns the text without the accents of its letters: Zürich as Zurich. */
export function stripAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').normalize('NFC').replaceAll('ß', 'ss')
}
