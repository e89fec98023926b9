/** Brings what somebody typed into one form, so that dashes, digits, blanks and accents of any kind read alike. */

/** Every sign that stands for “from … to …” between two days or dates. */
const dashes = /(?:->|[→➔➜⟶])|[\p{Pd}\u2010-\u2015\u2043\u2212\u301c\u3030~\u2053\u223c\uff5e]+/gu

/** Returns the text in lower case, with plain digits, dashes, apostrophes and single spaces, and without accents. */
export function foldTyped(typed: string): string {
  // Most names need no more than this, and thousands are folded at once.
  if (/^\w+(?: \w+)*$/.test(typed)) return typed.toLowerCase()
  return stripAccents(typed.normalize('NFKC'))
    .toLowerCase()
    .replaceAll(/\p{Nd}/gu, (digit) => digitValue(digit))
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

/** The digits of every script come in runs of ten, from zero to nine. */
function digitValue(digit: string): string {
  if (digit <= '9') return digit
  let zero = digit.codePointAt(0) ?? 0
  const code = zero
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}
