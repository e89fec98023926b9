/** Finds the signs between term and definition and between cards by what stands in every card. */

export interface CardSigns {
  /** Between the two sides of a card: one of these, since programs turn a hyphen into a dash. */
  readonly sides: readonly string[]
  /** Between two cards. */
  readonly cards: string
}

/** So much of a file shows how it is written. */
const maxLookedAt = 64 * 1024
const maxCounted = 200
const maxSearched = 2000

/** What lacks a sign in so many cards is not divided by it. */
const minShare = 0.8

const maxFront = 40

/** Signs that are seldom part of a sentence, so a definition may hold them again. */
const spacedSigns = [[' - ', ' -- ', ' – ', ' — '], [' = '], [' : '], [': ']]
const comma = [',']
const tightSigns = [comma, [';'], ['-', '–', '—'], ['|'], [':'], ['=']]
const tab = ['\t']

/** Returns the signs that divide the file, the usual ones first; nothing where none do. */
export function findCardSigns(file: string): CardSigns | undefined {
  const text = file.slice(0, maxLookedAt)
  const between = [...ownCardSigns(text), '\n\n', '\n', ';', '|', ...ownSigns(text.split(/\s+/))]
  for (const sides of [tab, ...spacedSigns, undefined, ...tightSigns]) {
    for (const cards of between) {
      const pieces = text.split(cards).filter((piece) => piece.trim() !== '')
      // Between the usual signs and the ambiguous ones comes what somebody chose.
      const found = (sides === undefined ? ownSigns(pieces).map((sign) => [sign]) : [sides]).find(
        (signs) => !signs.includes(cards) && divides(pieces, signs, cards),
      )
      if (found !== undefined) return { sides: found, cards }
    }
    // Nobody types a tab by chance, and lines without one go on with the definition above.
    const { some, all } = countOf(text.split('\n'), tab)
    if (sides === tab && some > 0 && some * 5 >= all) return { sides, cards: '\n' }
  }
  return undefined
}

function divides(pieces: readonly string[], signs: readonly string[], cards: string): boolean {
  const { once, some, all } = countOf(pieces, signs)
  // One line could be any sentence.
  if (some === 0 || (all < 2 && signs !== tab)) return false
  // Nor do two paragraphs that happen to have a comma each make cards.
  if (all < 3 && cards !== '\n' && tightSigns.some((each) => each === signs)) return false
  if (signs === comma && cards === '\n' && areShortFronts(pieces)) return true
  if (once >= all * minShare) return cards === '\n' || once === some
  return (
    cards === '\n' &&
    !tightSigns.some((each) => each === signs) &&
    signs !== tab &&
    some >= all * minShare
  )
}

/** Definitions may hold commas of their own: what stands before the first one of every line is a word or two. */
function areShortFronts(pieces: readonly string[]): boolean {
  return (
    pieces.length >= 3 &&
    pieces.every((piece) => {
      const front = piece.slice(0, Math.max(0, piece.indexOf(','))).trim()
      return front !== '' && front.length <= maxFront && front.split(/\s+/).length <= 4
    })
  )
}

/** Returns where the first of the signs stands, and how long it is. */
export function findSign(text: string, signs: readonly string[]) {
  return signs
    .map((sign) => ({ at: text.indexOf(sign), length: sign.length }))
    .filter(({ at }) => at >= 0)
    .toSorted((one, other) => one.at - other.at)[0]
}

/** Returns how many pieces have one of the signs, and how many of them have only one. */
function countOf(pieces: readonly string[], signs: readonly string[]) {
  let once = 0
  let some = 0
  let all = 0
  for (const piece of pieces) {
    if (piece.trim() === '') continue
    all += 1
    const found = findSign(piece, signs)
    if (found === undefined) continue
    some += 1
    if (findSign(piece.slice(found.at + found.length), signs) === undefined) once += 1
  }
  return { once, some, all }
}

const unusualSign = /[^\p{L}\p{N}\s"'“”‘’.!?(),;:-]{1,4}/gu

/** Returns the signs that stand in almost every piece, the longest first. */
function ownSigns(pieces: readonly string[]): readonly string[] {
  const looked = pieces.slice(0, maxCounted)
  const counts = new Map<string, number>()
  for (const piece of looked) {
    for (const sign of new Set(piece.slice(0, maxSearched).match(unusualSign))) {
      counts.set(sign, (counts.get(sign) ?? 0) + 1)
    }
  }
  return [...counts]
    .filter(([, count]) => count > 1 && count >= looked.length * minShare)
    .map(([sign]) => sign)
    .toSorted((one, other) => other.length - one.length)
    .slice(0, 5)
}

/** Returns lines of signs alone, such as `---`, that stand between cards. */
function ownCardSigns(text: string): readonly string[] {
  const lines = text.match(/^[^\p{L}\p{N}\s]{1,10}$/gmu) ?? []
  return [...new Set(lines)].slice(0, 5).map((line) => `\n${line}\n`)
}
