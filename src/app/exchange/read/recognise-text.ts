/** Recognises the text formats by how their files look. */
import type { Glimpse } from '../format.ts'
import { looksLikeTable } from '../table/find-columns.ts'

/** So many lines show what a file is. */
const maxLines = 200

export function looksLikeAnkiText({ text }: Glimpse): boolean {
  return /^(?:#[^\n]{0,200}\n){0,10}(?:#(?:separator|html|deck|notetype|tags|columns|guid)\b[^\n]{0,200}:|tags:)|\{\{c\d{1,2}::/i.test(
    text,
  )
}

export function looksLikeOpenTrivia({ text }: Glimpse): boolean {
  return (
    /^[[{]/.test(text) &&
    (text.includes('"incorrect_answers"') || /^\{\s*"response_code"/.test(text))
  )
}

export function looksLikeGift({ text }: Glimpse): boolean {
  return (
    /^\$CATEGORY:|^::[^\n]{0,500}::/m.test(text) ||
    // JSON, style sheets and cells of a table have braces, too.
    (/[^\\]\{\s{0,20}(?:[=~#]|(?:T|F|TRUE|FALSE)\s{0,20}[}#])/i.test(text) &&
      !/^[<[{]/.test(text) &&
      !looksLikeTable(text))
  )
}

export function looksLikeAiken({ text }: Glimpse): boolean {
  return /^[^\S\n]*(?:correct )?ANSWERS?:/im.test(text) && /^[^\S\n]*\(?[A-Z][.)]/im.test(text)
}

/** Only tabs show cards for sure: every other sign stands in any text. */
export function looksLikeCards({ text }: Glimpse): boolean {
  const lines = text
    .split('\n')
    .slice(0, maxLines)
    .filter((line) => line.trim() !== '')
  const cards = lines.filter((line) => /^[^\t]*[^\t\s][^\t]*\t/.test(line))
  return (
    cards.length > 0 &&
    cards.length >= lines.length * 0.5 &&
    !/(?![\t\n])\p{Cc}|^[<[{%]/u.test(text)
  )
}
