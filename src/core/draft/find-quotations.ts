/** Finds what stands in quotation marks in a paragraph: curly, straight and single ones, „ “, « » and » «. */

export interface Quotation {
  /** Of the marks, in the text of the paragraph. */
  readonly start: number
  readonly end: number
  /** What stands between them. */
  readonly text: string
  /** Whether the next paragraph goes on with it. */
  readonly isOpen: boolean
  /** Whether it goes on from the paragraph before. */
  readonly isContinued: boolean
}

/** Which marks a text uses for speech. */
export type QuotationStyle = 'double' | 'single' | 'straight-single' | 'reversed'

const apostropheWords =
  /^(?:tis|twas|twere|twill|em|til|cause|bout|round|n|d|s|ll|re|ve|t|\d0s)(?![\p{L}])/iu

/** Tells by counting which marks open speech. */
export function quotationStyleOf(text: string): QuotationStyle {
  const double = countMatches(text, /[“„«"]/g)
  const reversed = countMatches(text, /(?:^|[\s(—])»\p{L}/gmu)
  if (reversed > 2 && reversed > countMatches(text, /(?:^|[\s(—])«/gmu)) return 'reversed'
  if (countMatches(text, /(?:^|[\s(—])‘\p{Lu}/gmu) > 2 * (double / 2)) return 'single'
  const straight = countMatches(text, /(?:^|[\s(—])'\p{Lu}/gmu)
  return straight > 2 && straight > double ? 'straight-single' : 'double'
}

export function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Returns the quotations of consecutive paragraphs, those of each in the order of its text. */
export function findQuotations(
  paragraphs: readonly string[],
  style: QuotationStyle,
): readonly (readonly Quotation[])[] {
  let isContinued = false
  return paragraphs.map((text, index) => {
    const goesOn = startsWithMark(paragraphs[index + 1] ?? '', style)
    const found = quotationsIn(text, style, goesOn).map((quotation, at) => ({
      ...quotation,
      isContinued: at === 0 && isContinued && quotation.start < 3,
    }))
    isContinued = found.at(-1)?.isOpen ?? false
    return found
  })
}

function startsWithMark(text: string, style: QuotationStyle): boolean {
  return (openers[style] ?? '').includes(text.trimStart().slice(0, 1) || ' ')
}

const openers: Readonly<Record<QuotationStyle, string>> = {
  double: '“„«"',
  single: '‘“',
  'straight-single': "'",
  reversed: '»„“"',
}

const closers: Readonly<Record<string, string>> = {
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '"': '"”',
  '‘': '’',
  "'": "'",
}

function quotationsIn(
  text: string,
  style: QuotationStyle,
  goesOn: boolean,
): readonly Omit<Quotation, 'isContinued'>[] {
  const found: Omit<Quotation, 'isContinued'>[] = []
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at] ?? ''
    if (!openers[style].includes(mark) || !opens(text, at)) continue
    const close = findClose(text, at)
    if (close === undefined) {
      if (!goesOn) continue
      found.push({ start: at, end: text.length, text: text.slice(at + 1).trim(), isOpen: true })
      break
    }
    found.push({ start: at, end: close + 1, text: text.slice(at + 1, close).trim(), isOpen: false })
    at = close
  }
  return found
}

/** A straight mark opens where nothing or a space stands before it; a single one may be an apostrophe. */
function opens(text: string, at: number): boolean {
  const mark = text[at] ?? ''
  const before = text[at - 1] ?? ' '
  const after = text.slice(at + 1, at + 12)
  if (!/^[\p{L}\p{N}…¡¿.\-—–‘'’“"«[(_*$£€ ]/u.test(after)) return false
  if (mark === '“' || mark === '„' || mark === '«') return true
  if (!/[\s([—–\-_*/]/.test(before) && !(mark === '»' && at === 0)) return false
  return mark === '"' || mark === '»' || !apostropheWords.test(after)
}

function findClose(text: string, open: number): number | undefined {
  const mark = text[open] ?? ''
  const closing = closers[mark] ?? ''
  const isSingle = mark === '‘' || mark === "'"
  let fallback: number | undefined
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text[at] ?? ''
    if (character === mark && mark !== '"' && mark !== "'") {
      // A second opening mark means that the first was never closed.
      if (mark === '“' || mark === '«') return fallback
    }
    if (!closing.includes(character)) continue
    const [before = ' ', after = ' '] = [text[at - 1], text[at + 1]]
    if (!isSingle) {
      if (character === '"' && /\s/.test(before)) continue
      return at
    }
    if (/\p{L}/u.test(after) || /\s/.test(before)) continue
    if (/[.,;:!?…—–-]/.test(before)) return at
    fallback ??= at
  }
  return fallback
}
