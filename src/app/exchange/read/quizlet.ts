/** Reads flashcards as Quizlet exports them: a term and its definition, with whatever signs stand between them. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'
import { richToText } from '../rich-text.ts'
import { plainWithFormulas } from './formatted-text.ts'
import { type CardSigns, findCardSigns, findSign } from './quizlet-signs.ts'

const maxNameLength = 60
/** So many lines show what a file is. */
const maxLettered = 500

interface Piece {
  readonly line: number
  readonly text: string
}

/** Returns a card for each pair. Throws a UserError if nothing divides the file into pairs. */
export function readQuizlet({ bytes }: GivenFile): ExchangeFile {
  const text = decodeText(bytes)
  const signs = findCardSigns(text)
  if (looksLettered(text)) {
    throw new UserError(
      'This looks like questions with options, but nothing says which one is right. Below the options of each, write a line such as ANSWER: B.',
    )
  }
  if (signs === undefined) {
    throw new UserError(
      'This file has no flashcards that can be told apart. Put a tab between term and definition, and each card on a line of its own. Questions with options need a line such as ANSWER: B below them.',
    )
  }
  const toText = isHtml(text) ? richToText : plainWithFormulas
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  for (const { line, text: card } of cutCards(text, signs)) {
    const place = `line ${line}`
    const sign = findSign(card, signs.sides)
    const front = tidy(card.slice(0, sign?.at))
    const back = sign === undefined ? '' : tidy(card.slice(sign.at + sign.length))
    if (front !== '' && back !== '') {
      const [prompt, answer] = [toText(front), toText(back)]
      const body = { kind: 'card' as const, back: answer.text }
      const notes = [...new Set([...prompt.notes, ...answer.notes])]
      questions.push({ place, category: [], tags: [], prompt: prompt.text, body, notes })
    } else if (front !== '' || back !== '') {
      const name = truncate((front === '' ? back : front).replaceAll(/\s+/g, ' '), maxNameLength)
      unusable.push({ place, name, reason: reasonFor(sign === undefined, front === '') })
    }
  }
  return { questions, unusable }
}

/** What nobody writes on a card, even for a class on HTML: older versions of Anki leave it there. */
function isHtml(text: string): boolean {
  return /&nbsp;|<div>[^<>\n]{1,500}<\/div>|[^\s<>]<br ?\/?>[^\s<>]|<img [^<>\n]{0,100}src=|<span [^<>\n]{0,50}style=/i.test(
    text,
  )
}

/** Options with letters on lines of their own, without tabs, are no definitions. */
function looksLettered(text: string): boolean {
  const lines = text.split('\n', maxLettered)
  const counts = ['a', 'b'].map(
    (letter) =>
      lines.filter((line) => new RegExp(`^\\s{0,20}\\(?${letter}[.)]\\s`, 'i').test(line)).length,
  )
  return !text.includes('\t') && Math.min(...counts) >= 2
}

function reasonFor(hasNoSign: boolean, hasNoFront: boolean): string {
  if (hasNoSign) return 'It has no definition that could be told from the term.'
  return hasNoFront ? 'It has a definition, but no term.' : 'It has a term, but no definition.'
}

/** Returns the pieces between the signs, with the line where each begins. */
function cutPieces(text: string, sign: string): readonly Piece[] {
  let line = 1
  return text.split(sign).map((piece) => {
    const start = piece.length - piece.trimStart().length
    const above = piece.slice(0, start).split('\n').length - 1
    const found = { line: line + above, text: piece.trim() === '' ? '' : piece }
    line += `${piece}${sign}`.split('\n').length - 1
    return found
  })
}

/** Between tabs, a line without one goes on with the definition above it. */
function cutCards(text: string, { cards, sides }: CardSigns): readonly Piece[] {
  const found: { line: number; parts: string[] }[] = []
  for (const { line, text: piece } of cutPieces(text, cards)) {
    const last = found.at(-1)
    if (piece === '') continue
    const goesOn = sides.includes('\t') && !piece.includes('\t') && last?.parts[0]?.includes('\t')
    if (goesOn === true) last?.parts.push(piece)
    else found.push({ line, parts: [piece] })
  }
  return found.map(({ line, parts }) => ({ line, text: parts.join('\n') }))
}

/** Quotation marks around a whole side come from spreadsheets; a tab within a definition is a blank. */
function tidy(side: string): string {
  const text = side
    .split('\n')
    .map((line) => line.replaceAll('\t', ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
  return text.length > 2 && /^"[^]*"$/.test(text) && !/[^"]"(?!")[^"]/.test(text.slice(1, -1))
    ? text.slice(1, -1).replaceAll('""', '"').trim()
    : text
}
