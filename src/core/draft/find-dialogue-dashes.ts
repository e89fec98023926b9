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
    const close = start + raw.slice(0, cut).trimEnd().length
    const opening = quote(index === 0 ? 0 : start, close, spoken.replace(/^[.,;:]\s*/, ''))
    const more = restAfterTag(raw, cut)
    return more === undefined
      ? [opening]
      : [opening, quote(start + more.at, start + raw.trimEnd().length, more.text)]
  })
}

function quote(start: number, end: number, text: string): Quotation {
  return { start, end, text, isOpen: false, isContinued: false }
}

const addressing =
  /(?<!\p{L})(?:je|j[’']|tu|t[’']|nous|vous|m[’']|moi|toi|mon|ma|mes|ton|ta|tes|notre|nos|votre|vos|yo|tú|usted|ustedes|nosotros|mi|tu|nuestr[oa])(?!\p{L})/iu

/** What stands behind “, dit Anne,” is speech; behind “, dit Anne.” it is, where somebody is addressed or cries out. */
function restAfterTag(piece: string, cut: number) {
  const tail = piece.slice(cut)
  const [tag = '', mark = ''] = /^[^,.!?…]{3,60}([,.])\s+/u.exec(tail) ?? []
  const text = tail.slice(tag.length).trim()
  if (tag === '' || text.length < 2) return undefined
  const isSpoken =
    mark === ','
      ? !/^(?:en|avec|puis|sans|tout)\s/.test(text)
      : addressing.test(text) || /[!?…]$/.test(text)
  return isSpoken ? { at: cut + tag.length, text } : undefined
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
    if ((speech.verbs.has(word) || speech.verbs.has(`s'${word}`)) && word === word.toLowerCase()) {
      return index + 1
    }
    if (speech.verbs.has(second) && speech.pronouns.get(word)?.isSubject === true) return index + 1
  }
  return piece.length
}
