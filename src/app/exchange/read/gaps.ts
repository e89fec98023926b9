/** Texts with several gaps become one question for each gap. Signs that no text uses hold the places of gaps while HTML becomes text. */
import { blank } from '../blank.ts'
import type { Draft } from './question-drafts.ts'
import { UnusableError } from './unusable-error.ts'

const maxGaps = 30

const mark = /\uE000(\d+)\uE001/g

export function markGap(gap: number): string {
  return `\uE000${gap}\uE001`
}

export function withoutMarks(text: string): string {
  return text.replaceAll(/[\uE000\uE001]/g, '')
}

export type Gap = Omit<Draft, 'prompt' | 'gap'>

/** What is made for each gap may be as large as all of them, so they are counted first. */
export function checkGapCount(count: number): void {
  if (count <= maxGaps) return
  throw new UnusableError(`It has more than ${maxGaps} gaps. Split it into smaller questions.`)
}

/** Returns a question for each gap; the other gaps are left open, since they may be asked for too. */
export function draftGaps(text: string, gaps: readonly Gap[]): readonly Draft[] {
  if (gaps.length === 0) throw new UnusableError('It has no gaps that the bot can find.')
  checkGapCount(gaps.length)
  return gaps.map(({ notes = [], ...gap }, index) => ({
    ...gap,
    ...(gaps.length === 1 ? {} : { gap: index + 1 }),
    prompt: promptOf(text, index),
    notes: [...notes, ...noteOf(gaps)],
  }))
}

function promptOf(text: string, gap: number): string {
  let isShown = false
  const prompt = text.replaceAll(mark, (_, index: string) => {
    isShown ||= Number(index) === gap
    return Number(index) === gap ? blank : '…'
  })
  // A sentence that has ended needs no gap behind it, and a line of its own is a place to write.
  return isShown ? prompt.replace(/([.?!:])\s*_____[\s.]*$|\n\s*_____$/, '$1') : prompt
}

function noteOf(gaps: readonly unknown[]): readonly string[] {
  if (gaps.length === 1) return []
  return [`Each of the ${gaps.length} gaps in its text became a question.`]
}
