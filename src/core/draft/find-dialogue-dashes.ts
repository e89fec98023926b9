/** Finds speech that a dash begins, as in French and Spanish novels: — Je ne sais pas, dit Anne. —No sé —dijo Ana—. Vamos. */
import type { Quotation } from './find-quotations.ts'
import type { SpeechWords } from './speech-words.ts'

const openingDash = /^[—–―][\s\u00A0]?|^- (?=[\p{Lu}¿¡…])/u

export function findDialogueDashes(text: string, speech: SpeechWords): readonly Quotation[] {
  const [opening] = openingDash.exec(text) ?? []
  if (opening === undefined) return []
  const pieces = splitAtDashes(text, opening.length)
  return pieces.flatMap(({ start, end }, index): Quotation[] => {
    const raw = text.slice(start, end)
    if (index > 0 && isTag(raw, speech)) return []
    const cut = index % 2 === 0 || pieces.length === 1 ? tagAt(raw, speech) : raw.length
    const spoken = raw.slice(0, cut).trim()
    if (spoken === '' || (index % 2 === 1 && !/^[.,;:]?\s*\p{Lu}|^[¿¡]/u.test(spoken))) return []
    const isFirst = index === 0
    return [
      {
        start: isFirst ? 0 : start,
        end: start + raw.slice(0, cut).trimEnd().length,
        text: spoken.replace(/^[.,;:]\s*/, ''),
        isOpen: false,
        isContinued: false,
      },
    ]
  })
}

function splitAtDashes(text: string, from: number) {
  const pieces: { start: number; end: number }[] = []
  let start = from
  for (const { index, 0: dash } of text
    .slice(from)
    .matchAll(/(?<=\s)[—–―]\s?|[—–―](?=[.,;:?!]|\s)\s?/g)) {
    pieces.push({ start, end: from + index })
    start = from + index + dash.length
  }
  return [...pieces, { start, end: text.length }]
}

/** “dijo Ana”, “she said” */
function isTag(piece: string, speech: SpeechWords): boolean {
  const [first = '', second = ''] = piece
    .trim()
    .toLowerCase()
    .split(/[\s,.-]+/)
  return speech.verbs.has(first) || speech.verbs.has(second)
}

/** Where “, dit Anne” begins, or the end. */
function tagAt(piece: string, speech: SpeechWords): number {
  for (const { index, 1: word = '', 2: second = '' } of piece.matchAll(
    /[,!?…] (?:s['’])?(\p{L}+)[ -](\p{L}+)/gu,
  )) {
    if (speech.verbs.has(word) && word === word.toLowerCase()) return index + 1
    if (speech.verbs.has(second) && speech.pronouns.get(word)?.isSubject === true) return index + 1
  }
  return piece.length
}
