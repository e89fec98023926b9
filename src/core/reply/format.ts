/** Formats numbers, shares, spans of time and sizes for people. */

/** Returns “1 question” or “2 questions”. Pass `plural` if adding an s is wrong. */
export function formatCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`
}

/** Returns a number with at most one decimal, and without one that says nothing: “2.5”, “3”, “0”. */
export function formatDecimal(value: number): string {
  return (Math.round(value * 10) / 10 + 0).toLocaleString('en')
}

/** Returns “63%” for a share from 0 to 1. */
export function formatPercent(share: number): string {
  return `${Math.round(share * 100)}%`
}

const spans = [
  { unit: 'second', ms: 1000, below: 120 },
  { unit: 'minute', ms: 60_000, below: 120 },
  { unit: 'hour', ms: 3_600_000, below: 48 },
  { unit: 'day', ms: 86_400_000, below: Infinity },
] as const

/** Returns “5 minutes” for milliseconds: in the smallest unit that people still count in, and at least one second. */
export function formatSpan(ms: number): string {
  const { unit, ms: unitMs } = spans.find((each) => ms < each.below * each.ms) ?? spans[3]
  return formatCount(Math.max(1, Math.round(ms / unitMs)), unit)
}

/** Returns “12 kB” or “1.2 MB”: rounded down, so that a file of the size that a limit names always fits. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return formatCount(bytes, 'byte')
  return bytes < 1_000_000
    ? `${Math.floor(bytes / 1000)} kB`
    : `${Math.floor(bytes / 100_000) / 10} MB`
}

/** Returns `A`, `A and B` or `A, B and C`. */
export function joinWords(words: readonly string[], link: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${link} ${last}`
}
