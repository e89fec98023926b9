/** Recognises the text formats by how their files look. */
import type { Glimpse } from '../format.ts'
import { trimUnseen } from '../../../core/reply/invisible.ts'
import { looksLikeTable } from '../table/find-columns.ts'
import { answerLine } from './aiken-blocks.ts'

/** So many lines show what a file is. */
const maxLines = 200
/** A question may be long, and its answer stands below it. */
const maxAikenLines = 2000

export function looksLikeAnkiText({ text }: Glimpse): boolean {
  return /^(?:#[^\n]{0,200}\n){0,10}(?:#(?:separator|html|deck|notetype|tags|columns|guid)\b[^\n]{0,200}:|tags:)|\{\{c\d{1,2}::/i.test(
    text,
  )
}

export function looksLikeOpenTrivia({ text }: Glimpse): boolean {
  return (
    (/^[[{]/.test(text) || /^<[^]{0,2000}<pre\b[^<>]{0,200}>\s{0,20}[[{]/i.test(text)) &&
    (text.includes('"incorrect_answers"') || /^(?:<[^]{0,2000}>)?\{\s*"response_code"/.test(text))
  )
}

export function looksLikeGift({ text }: Glimpse): boolean {
  return (
    /^\$CATEGORY:|^::[^\n]{0,500}::/m.test(text) ||
    // JSON, style sheets and cells of a table have braces, too.
    (/[^\\]\{\s{0,20}(?:[=~#]|(?:T|F|TRUE|FALSE|WAHR|FALSCH|VRAI|FAUX|VERDADERO|FALSO)\s{0,20}[}#])/i.test(
      text,
    ) &&
      !/^[<[{]/.test(text) &&
      !looksLikeTable(text))
  )
}

export function looksLikeAiken({ text }: Glimpse): boolean {
  const lines = text.split('\n', maxAikenLines).map(trimUnseen)
  const hasOption = lines.some((line) => /^\(?[A-Z][.):]/i.test(line))
  return (
    (lines.some((line) => answerLine.test(line)) && hasOption) ||
    (lines.some((line) => /^\*\s?\(?[A-Z][.)]/i.test(line)) && hasOption)
  )
}

/** Only tabs show cards for sure: every other sign stands in any text. */
export function looksLikeCards({ text }: Glimpse): boolean {
  const lines = text
    .split('\n')
    .slice(0, maxLines)
    .filter((line) => line.trim() !== '')
  const cards = lines.filter((line) => line.slice(0, Math.max(0, line.indexOf('\t'))).trim() !== '')
  return (
    cards.length > 0 &&
    cards.length >= lines.length * 0.5 &&
    !/(?![\t\n])\p{Cc}|^[<[{%]/u.test(text)
  )
}
