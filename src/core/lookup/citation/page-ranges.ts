/** Pages and other ranges of numbers: in full, or with only as much of the second number as the style keeps. */
import type { Source } from './source.ts'

/** The page or pages in full, with “p.” or “pp.”. */
export function labelledPages(pages: string, source: Source): string {
  const { words } = source
  return `${hasSeveral(pages) ? words.pages : words.page} ${withDash(fullRanges(pages), source)}`
}

/** The ranges with the dash of the language: French and Spanish write a hyphen. */
export function withDash(ranges: string, { words }: Pick<Source, 'words'>): string {
  return ranges.replaceAll('–', words.rangeDash)
}

export function hasSeveral(pages: string): boolean {
  return /[-–,]/.test(pages)
}

/** “222–224”, even where the pack says 222-24. */
export function fullRanges(pages: string): string {
  return enDashes(pages).replace(/(\d+)–(\d+)/g, (_, from: string, to: string) => {
    return `${from}–${from.slice(0, Math.max(0, from.length - to.length))}${to}`
  })
}

export function enDashes(numbers: string): string {
  return numbers.replace(/(?<=\w)\s*[-–]\s*(?=\w)/g, '–')
}

/** MLA: of the second number only what differs, and at least two digits: 103–04, 112–31, 1608–774. */
export function mlaRanges(pages: string): string {
  return shortenRanges(pages, (from, to, same) =>
    Number(from) < 100 ? to : to.slice(Math.min(same, to.length - 2)),
  )
}

/** Chicago: 71–72, 100–104, 101–8, 321–25, 1496–500. */
export function chicagoRanges(pages: string): string {
  return shortenRanges(pages, (from, to, same) => {
    const number = Number(from)
    if (number < 100 || number % 100 === 0) return to
    const isJustAbove = number % 100 < 10 && same >= to.length - 2
    return isJustAbove ? String(Number(to.slice(-2))) : to.slice(Math.min(same, to.length - 2))
  })
}

/** `shorten` also gets the place of the first digit that differs. */
function shortenRanges(
  pages: string,
  shorten: (from: string, to: string, same: number) => string,
): string {
  return fullRanges(pages).replace(/(\d+)–(\d+)/g, (range, from: string, to: string) => {
    if (from.length !== to.length || from >= to) return range
    const same = from.split('').findIndex((digit, index) => digit !== to.charAt(index))
    return `${from}–${shorten(from, to, same)}`
  })
}
