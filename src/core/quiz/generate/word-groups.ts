/** Cuts a line where a reader would pause, so that its ending can be asked for. */
import { normaliseWords } from '../../reply/normalise-words.ts'

/** A clause begins with one of these after a comma. */
const beginsClause =
  /^(?:and|but|or|so|because|if|when|while|until|unless|although|though|where|who|which|that|i|you|he|she|it|we|they|there)\b/i
/** These begin a clause without a comma, too. */
const beginsClauseAlone = /^(?:because|but|when|while|until|unless|although|though)\b/i

/** An ending is long enough to be known and short enough to be typed. */
const endingWords = { min: 2, max: 7 } as const
const minBeginningWords = 3
const minEndingLength = 8

/** Stands between lines of verse that are written on one line. */
const lineBreak = '/'

export interface CutLine {
  readonly beginning: string
  /** Without the marks that close it. */
  readonly ending: string
}

/**
 * Returns the line cut before its last group of words, or undefined if it has none that is neither too short nor too long.
 * The words that begin a clause are known for English; other languages are cut at strong marks alone.
 */
export function cutAtWordGroup(line: string, language: string): CutLine | undefined {
  const words = line.split(/\s+/)
  const isEnglish = language.startsWith('en')
  for (let at = words.length - 1; at > 0; at -= 1) {
    // The stroke between two lines of verse belongs to the first.
    if (words[at] === lineBreak) continue
    const ending = words.slice(at).join(' ')
    const length = normaliseWords(ending).length
    if (length > endingWords.max) return undefined
    const beginning = words.slice(0, at).join(' ')
    if (
      length >= endingWords.min &&
      ending.length >= minEndingLength &&
      normaliseWords(beginning).length >= minBeginningWords &&
      isPause(
        words.slice(0, at).findLast((word) => word !== lineBreak) ?? '',
        words[at] ?? '',
        isEnglish,
      )
    ) {
      return { beginning, ending: ending.replace(/[\s.,;:!?…–—”"’']+$/u, '') }
    }
  }
  return undefined
}

function isPause(before: string, after: string, isEnglish: boolean): boolean {
  if (/[.?!;:–—…]["”’']?$/u.test(before)) return !/^(?:Mrs?|Ms|Dr|St)\.$/.test(before)
  if (!isEnglish) return false
  return before.endsWith(',') ? beginsClause.test(after) : beginsClauseAlone.test(after)
}
